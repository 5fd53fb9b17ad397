package org.oomlab.core.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oomlab.api.kernel.KernelEntry;
import org.oomlab.api.kernel.KernelWalk;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;

class LabReaderTest {
  private static final VictimPolicy HIGHEST = LabReaderTest::highest;

  private static Verdict highest(SelectionRequest request) {
    return switch (KernelWalk.over(request, request.tasks())) {
      case KernelWalk.Highest(var task, long points) ->
          new Verdict.KillTask(task.id(), KernelEntry.highestBadness(request, points));
      case KernelWalk.InFlight(var task) -> KernelEntry.wait(task);
      case KernelWalk.Origin _, KernelWalk.Nobody _ -> KernelEntry.nobodyKillable(request);
    };
  }

  private static LabPrediction predict(String... lines) {
    LabReader reader = new LabReader();
    for (String line : List.of(lines)) {
      assertThat(reader.line(line, HIGHEST)).isEmpty();
    }
    return reader.line("end", HIGHEST).orElseThrow();
  }

  private static final String MACHINE =
      "machine kernel=6.12.95 mode=v2 minFreeKb=1040 watermarkScaleFactor=10"
          + " watermarkBoostFactor=15000";
  private static final String DMA =
      "zone node=0 name=DMA managed=3840 present=3998 free=3808 reserve=43";
  private static final String DMA32 =
      "zone node=0 name=DMA32 managed=13450 present=28640 free=7731 reserve=0";

  /**
   * 8 MiB for a group: the one at 1000 first, then the grower, which is the larger of the two left.
   */
  @Test
  void line_growerInMemcg_predictsKillsAndCounters() {
    LabPrediction said =
        predict(
            MACHINE,
            DMA,
            DMA32,
            "trial id=7 number=7 kind=memcg trigger=grow swappiness=60",
            "cgroup name= memoryMaxKb=8192 swapMaxKb=-1",
            "cgroup name=c0 memoryMaxKb=0 swapMaxKb=-1",
            "process pid=11 comm=a cgroup=c0 adj=1000 threads=1 rssAnonKb=1368 rssShmemKb=452"
                + " swapKb=0 pteKb=28 anonKb=1000 shmKb=0 grows=0",
            "process pid=12 comm=b cgroup=c0 adj=0 threads=1 rssAnonKb=1368 rssShmemKb=452"
                + " swapKb=0 pteKb=28 anonKb=1000 shmKb=0 grows=0",
            "process pid=13 comm=c cgroup=c0 adj=0 threads=1 rssAnonKb=368 rssShmemKb=452"
                + " swapKb=0 pteKb=28 anonKb=0 shmKb=0 grows=1 growsIn=anon growLimitKb=20000"
                + " stepMs=100");

    assertThat(said.kills()).containsExactly(11, 13);
    assertThat(said.panic()).isFalse();
    assertThat(said.cgroups()).extracting(LabPrediction.Counters::name).containsExactly("t7", "c0");
    assertThat(said.cgroups().getFirst().oom()).isEqualTo(2);
    assertThat(said.cgroups().getFirst().oomKill()).isEqualTo(2);
    assertThat(said.cgroups().getFirst().peakBytes()).isEqualTo(8192 * 1024);
  }

  /** The watermarks of the machine above, as its /proc/zoneinfo shows them. */
  @Test
  void line_machine_hasTheKernelsWatermarks() {
    LabPrediction said =
        predict(
            MACHINE,
            DMA,
            DMA32,
            "zone node=0 name=Movable managed=0 present=0 free=0 reserve=0",
            "trial id=1 number=1 trigger=sysrq presses=1",
            "cgroup name= memoryMaxKb=0");

    assertThat(said.lines())
        .containsExactly(
            "prediction id=1 panic=false kills= exits=",
            "cgroup name=t1 oom=0 oomKill=0 peakBytes=0",
            "zone node=0 name=DMA min=57 low=71 high=85",
            "zone node=0 name=DMA32 min=202 low=252 high=302",
            "zone node=0 name=Movable min=32 low=32 high=32",
            "end");
  }

  /** As /proc/zoneinfo of linux-6.1-memcg-noswap shows them, set before 9 MB more were there. */
  @Test
  void line_machineOfTheFirstGuest_hasTheWatermarksOfBoot() {
    LabPrediction said =
        predict(
            "machine kernel=6.1.0-50-cloud-amd64 mode=memcg minFreeKb=1771"
                + " watermarkScaleFactor=10 watermarkBoostFactor=15000",
            "zone node=0 name=DMA managed=3840 present=3998 free=3808 reserve=176",
            "zone node=0 name=DMA32 managed=47461 present=61408 free=40000 reserve=0",
            "trial id=1 number=1 trigger=sysrq presses=1",
            "cgroup name= memoryMaxKb=0");

    assertThat(said.lines())
        .contains(
            "zone node=0 name=DMA min=34 low=42 high=50",
            "zone node=0 name=DMA32 min=407 low=508 high=609");
  }

  @ParameterizedTest
  @CsvSource({"mode=memcg, -1, 0", "mode=v2, -1, 1", "mode=memcg, 2048, 1"})
  void line_growerThatFillsTheSwap_isStoppedByTheFirstGuestOnly(
      String mode, int swapMaxKb, int kills) {
    LabPrediction said =
        predict(
            MACHINE.replace("mode=v2", mode),
            DMA,
            DMA32,
            "trial id=7 number=7 trigger=grow swappiness=60 swapTotalKb=8192",
            "cgroup name= memoryMaxKb=8192 swapMaxKb=" + swapMaxKb,
            "process pid=13 comm=c cgroup= adj=0 threads=1 rssAnonKb=368 rssShmemKb=452"
                + " swapKb=0 pteKb=28 anonKb=0 shmKb=0 grows=1 growsIn=anon growLimitKb=40000"
                + " stepMs=100");

    assertThat(said.kills()).hasSize(kills);
  }

  @Test
  void line_thatMakesNoSense_isQuoted() {
    LabReader reader = new LabReader();

    assertThatThrownBy(() -> reader.line("nonsense a=1", HIGHEST))
        .hasMessage("unknown line: nonsense a=1");
    assertThatThrownBy(() -> reader.line("process pid=x", HIGHEST))
        .hasMessageContaining("'x' is not a whole number");
  }
}
