package org.oomlab.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.core.scenario.Arrival;
import org.oomlab.core.scenario.Behaviour;
import org.oomlab.core.scenario.Distribution;
import org.oomlab.core.scenario.Importance;
import org.oomlab.core.scenario.KernelMemory;
import org.oomlab.core.scenario.MachineSetup;
import org.oomlab.core.scenario.MemcgLimit;
import org.oomlab.core.scenario.MemcgSettings;
import org.oomlab.core.scenario.NodeSetup;
import org.oomlab.core.scenario.PageKind;
import org.oomlab.core.scenario.ProcessGroup;
import org.oomlab.core.scenario.RestartPolicy;
import org.oomlab.core.scenario.Scenario;
import org.oomlab.core.scenario.ServiceObjective;
import org.oomlab.core.scenario.SwapDevice;
import org.oomlab.core.scenario.SwapKind;
import org.oomlab.core.scenario.TimedEvent;
import org.oomlab.core.scenario.VmSettings;

class ScenarioReaderTest {
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  @Test
  void leastText_allLeftOut_hasTheUsualValues() throws BadDocumentException {
    Scenario scenario = ScenarioReader.read(Texts.LEAST);

    MachineSetup machine =
        new MachineSetup(
            KernelRelease.of(6, 12),
            1,
            4096,
            List.of(NodeSetup.ofRam(GIB)),
            new KernelMemory(0, 0),
            List.of(),
            CgroupVersion.V2,
            VmSettings.DEFAULT);
    ProcessGroup one =
        new ProcessGroup(
            "one",
            "one",
            1,
            new Arrival.Together(0),
            MemcgPath.ROOT,
            1000,
            0,
            1,
            0,
            List.of(),
            new RestartPolicy.Never(),
            List.of(),
            Importance.ORDINARY);
    assertThat(scenario)
        .isEqualTo(
            new Scenario("least", "", machine, List.of(), List.of(one), List.of(), 1, 60_000, 500));
  }

  @Test
  void fullText_everyField_meansWhatItSays() throws BadDocumentException {
    Scenario scenario = ScenarioReader.read(Texts.FULL);

    assertThat(scenario.story()).isEqualTo("All fields.");
    assertThat(scenario.durationMillis()).isEqualTo(600_000);
    assertThat(scenario.machine().ramBytes()).isEqualTo(15 * MIB + 15 * GIB + GIB / 2);
    assertThat(scenario.machine().swaps())
        .containsExactly(
            new SwapDevice("zram0", SwapKind.ZRAM, 4 * GIB, 100, 333, 10, 15),
            new SwapDevice("/dev/sda2", SwapKind.DISK, 8 * GIB, -1, 0, 9000, 500));
    assertThat(scenario.machine().vm().oom().oomKillAllocatingTask()).isTrue();
    assertThat(scenario.cgroups().get(1).settings())
        .isEqualTo(
            new MemcgSettings(
                512 * MIB,
                0,
                3 * GIB,
                4 * GIB,
                0,
                MemcgSettings.UNLIMITED,
                true,
                MemcgSettings.SWAPPINESS_OF_MACHINE));
    ProcessGroup db = scenario.groups().get(0);
    assertThat(db.behaviours())
        .containsExactly(
            new Behaviour.Steady(PageKind.SHMEM, new Distribution.Constant(GIB), 500),
            new Behaviour.Steady(PageKind.MLOCKED, new Distribution.Uniform(MIB, 2 * MIB), 0),
            new Behaviour.Wave(PageKind.ANON, 100 * MIB, 300 * MIB, 300_000, 60_000, 50));
    assertThat(db.restart()).isEqualTo(new RestartPolicy.Restart(100, 2000, 10_000, 5, 10_000));
    assertThat(db.importance())
        .isEqualTo(new Importance(true, false, 10_000, new ServiceObjective.Available(1, 100)));
    ProcessGroup web = scenario.groups().get(1);
    assertThat(web.comm()).isEqualTo("web");
    assertThat(web.arrival())
        .isEqualTo(new Arrival.Spaced(1000, new Distribution.Exponential(3000, 20_000)));
    assertThat(web.behaviours().get(2))
        .isEqualTo(
            new Behaviour.Burst(
                PageKind.ANON,
                new Distribution.Exponential(20 * MIB, 300 * MIB),
                5000,
                new Distribution.Constant(30_000),
                2000,
                0));
    assertThat(scenario.events())
        .containsExactly(
            new TimedEvent.LimitChanged(120_000, new MemcgPath("/batch"), MemcgLimit.MAX, 2 * GIB),
            new TimedEvent.SwapAdded(
                180_000, new SwapDevice("swapfile", SwapKind.SSD, GIB, -1, 0, 100, 30)),
            new TimedEvent.OomScoreAdjSet(240_000, "web", 500));
  }

  @Test
  void problems_ofEveryKind_areAllToldAtOnce() {
    String text =
        """
        schema: oom/scenario/1
        nam: leak
        duration: 10m
        machine: &here {kernel: 6.12, ram: -1GiB, cpus: 2, cpus: 4}
        cgroups:
          - {path: /a/b, memory.max: 512MB}
        processes:
          - name: one
            memcg: /c
            oom_score_adj: 1001
            does: [{leek: {rate: 1MiB}}, *here]
            depends_on: [{group: onee}]
        """;

    assertThat(Texts.problems(text))
        .containsExactly(
            "s.yaml:1:1: the field 'name' of a scenario is missing, expected a name of letters,"
                + " digits and -_.",
            "s.yaml:2:1: unknown field 'nam' of a scenario, expected one of schema, name, story,"
                + " seed, duration, sample, machine, cgroups, processes, events; did you mean"
                + " 'name'?",
            "s.yaml:3:11: found '10m', expected a time in ms, s, min, h, d, say 30s, from 1ms to"
                + " 24d; did you mean '10min'?",
            "s.yaml:4:10: the anchor &here, expected a value without one",
            "s.yaml:4:25: found '6.12', expected a kernel release in quotes, say \"6.12\"; did you"
                + " mean '\"6.12\"'?",
            "s.yaml:4:36: found '-1GiB', expected a size in B, KiB, MiB, GiB, TiB, say 512MiB,"
                + " from 1B to 1024TiB; did you mean '1GiB'?",
            "s.yaml:4:52: the field 'cpus' again, expected each field once",
            "s.yaml:6:12: found the memcg '/a/b', expected its parent /a before it",
            "s.yaml:6:30: found '512MB', expected a size in B, KiB, MiB, GiB, TiB, say 512MiB, or"
                + " max; did you mean '512MiB'?",
            "s.yaml:9:12: unknown memcg '/c', expected one that is declared: /a/b",
            "s.yaml:10:20: found '1001', expected an oom_score_adj, a whole number from -1000 to"
                + " 1000",
            "s.yaml:11:13: found 'leek', expected a behaviour, which is one of steady, leak, ramp,"
                + " burst, wave, churn, fork_storm, file_scan, tmpfs_fill, batch_job; did you mean"
                + " 'leak'?",
            "s.yaml:11:34: the alias *here, expected the value itself",
            "s.yaml:12:26: unknown group of processes 'onee', expected one that is declared; did"
                + " you mean 'one'?");
  }

  /** The published schema lets it through, and what is left out means the same. */
  @Test
  void memcg_root_isWhatIsLeftOut() throws BadDocumentException {
    String text = Texts.LEAST.replace("name: one", "name: one\n    memcg: /");

    assertThat(text).isNotEqualTo(Texts.LEAST);
    assertThat(ScenarioReader.read(text)).isEqualTo(ScenarioReader.read(Texts.LEAST));
    assertThat(PublishedSchema.SCENARIO.complaints(text)).isEqualTo("[]");
  }

  /** What is suggested would be taken: never what stands there, never beyond the bounds. */
  @Test
  void quantity_outOfBounds_isNotSuggested() {
    assertThat(Texts.problems(Texts.LEAST.replaceFirst("duration: .*", "duration: 0s")))
        .containsExactly(
            "s.yaml:3:11: found '0s', expected a time in ms, s, min, h, d, say 30s, from 1ms to"
                + " 24d");
    assertThat(Texts.problems(Texts.LEAST.replaceFirst("duration: .*", "duration: 9999days")))
        .singleElement()
        .asString()
        .doesNotContain("did you mean");
  }

  @Test
  void unknownName_nearNone_listsTheDeclared() {
    assertThat(
            Texts.problems(Texts.LEAST + "events: [set_oom_score_adj: {at: 1s, group: v, to: 0}]"))
        .singleElement()
        .asString()
        .endsWith("unknown group of processes 'v', expected one that is declared: one");
  }
}
