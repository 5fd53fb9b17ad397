package org.oomlab.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.engine.Worlds.MIB;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.scenario.MemcgLimit;
import org.oomlab.core.scenario.Scenario;
import org.oomlab.core.scenario.SwapKind;
import org.oomlab.core.scenario.TimedEvent;

/** What holds of every run holds on any machine, and whatever is set on it in time. */
class SettingProperties {
  /** A machine and what is set on it in time; each part changes what the others meet. */
  record Setting(String release, boolean zram, int nodes, int changedAtMillis) {
    Worlds.Draft draft() {
      Worlds.Draft draft =
          new Worlds.Draft()
              .kernel(release)
              .nodes(nodes)
              .seconds(SimulationProperties.SECONDS)
              .swap(zram ? SwapKind.ZRAM : SwapKind.DISK, 16 * MIB, zram ? 350 : 0)
              .cgroup("/a", 24 * MIB, false);
      return changedAtMillis == 0
          ? draft
          : draft
              .event(
                  new TimedEvent.LimitChanged(changedAtMillis, Worlds.A, MemcgLimit.HIGH, 12 * MIB))
              .event(
                  new TimedEvent.LimitChanged(
                      changedAtMillis + 2000, Worlds.A, MemcgLimit.MAX, 40 * MIB))
              .event(new TimedEvent.OomScoreAdjSet(changedAtMillis, "g0", 500));
    }
  }

  @Provide
  Arbitrary<Setting> settings() {
    return Combinators.combine(
            Arbitraries.of("4.19", "5.4", "5.10", "5.15", "6.1", "6.12", "6.18"),
            Arbitraries.of(true, false),
            Arbitraries.of(1, 2),
            Arbitraries.of(0, 1000, 5000))
        .as(Setting::new);
  }

  @Provide
  Arbitrary<List<SimulationProperties.Part>> parts() {
    return SimulationProperties.anyParts();
  }

  private static Scenario scenario(Setting setting, List<SimulationProperties.Part> parts) {
    Worlds.Draft draft = setting.draft();
    for (int i = 0; i < parts.size(); i++) {
      SimulationProperties.Part part = parts.get(i);
      draft.group(
          "g" + i,
          part.limited() ? "/a" : "/",
          0,
          1,
          SimulationProperties.RESTARTED,
          part.behaviour());
    }
    return draft.scenario();
  }

  /** On any release, on zram or disk, on two nodes, and whatever is set in time. */
  @Property(tries = 60)
  void run_anySetting_addsUpAndIsTheSameInSteps(
      @ForAll("settings") Setting setting,
      @ForAll("parts") List<SimulationProperties.Part> parts,
      @ForAll @IntRange(max = SimulationProperties.SECONDS * 1000) int stop) {
    Simulation stopped = new Simulation(scenario(setting, parts), Worlds.KERNEL, 1);
    stopped.advance(stop);
    stopped.record();
    stopped.advance(SimulationProperties.SECONDS * 1000L);
    RunRecord record = stopped.record();

    assertThat(record).isEqualTo(Simulation.run(scenario(setting, parts), Worlds.KERNEL, 1));
    record
        .samples()
        .forEach(sample -> SimulationProperties.assertAddsUp(sample, record.ramPages()));
    record
        .processes()
        .forEach(
            process -> {
              assertThat(process.keptUnits()).isBetween(0L, process.workUnits());
              assertThat(process.cpuLostMicros()).isBetween(0L, process.cpuMicros());
            });
  }
}
