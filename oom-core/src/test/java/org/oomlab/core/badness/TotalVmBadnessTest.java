package org.oomlab.core.badness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.Fixtures.TOTAL_PAGES;
import static org.oomlab.core.Fixtures.global;
import static org.oomlab.core.Fixtures.machine;
import static org.oomlab.core.Fixtures.rules;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oomlab.api.select.Badness;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.IneligibilityReason;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.Lineage.Capability;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.Proc;

/** The heuristic of 2.6.11 to 2.6.35, worked by hand: vectors T11 to T13 and the edges around. */
class TotalVmBadnessTest {
  private static final String FIRST_WITH_HALVES = "2.6.16";

  /**
   * T11: 262144 + 2 * (65536 / 2 + 1) = 327682. 3600 s of CPU are 439 units of 8.192 s, root 20:
   * 16384. 86400 s are 84 units of 1024 s, fourth root 3: 5461. Nice doubles to 10922, and
   * CAP_SYS_ADMIN quarters to 2730.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void points_ofOldServerWithChildren_areT11(boolean niceAdmin) {
    Lineage history =
        new Lineage.Known(
            1,
            niceAdmin ? 1 : 0,
            3_600_000,
            86_400_000,
            niceAdmin ? Set.of(Capability.SYS_ADMIN) : Set.of());
    TaskSnapshot server = Proc.of(10).totalVm(262_144).lineage(history).task();
    TaskSnapshot one = child(11, 10, 65_536).task();
    TaskSnapshot other = child(12, 10, 65_536).task();

    BadnessFunction badness = badness("2.6.32", server, one, other);

    assertThat(badness.points(server, global(1))).isEqualTo(niceAdmin ? 2730 : 5461);
    assertThat(factors(badness, server))
        .startsWith(
            Factor.pages(Factor.TOTAL_VM, 262_144),
            Factor.pages(Factor.CHILDREN, 65_538),
            Factor.pages(Factor.CPU_TIME, 16_384 - 327_682),
            Factor.pages(Factor.RUN_TIME, 5461 - 16_384))
        .hasSize(niceAdmin ? 6 : 4);
    if (niceAdmin) {
      assertThat(factors(badness, server))
          .endsWith(
              Factor.pages(Factor.NICE, 5461), Factor.pages(Factor.ROOT_BONUS, 2730 - 10_922));
    }
    assertThat(factors(badness, server).stream().mapToLong(Factor::value).sum())
        .isEqualTo(badness.points(server, global(1)));
  }

  /** T12: shifts by oom_adj; 3 / 4 / 4 = 0 is raised to 1 before the shift from 2.6.22. */
  @ParameterizedTest
  @CsvSource({
    "2.6.32, 262144, 15, 8589934592",
    "2.6.32, 262144, -16, 4",
    "2.6.32, 262144, 0, 262144",
    "2.6.32, 0, 0, 0",
    "2.6.32, 0, -3, 0",
    "2.6.32, 0, 5, 32",
    "2.6.22, 0, 5, 32",
    "2.6.21, 0, 5, 0",
    "2.6.11, 0, 1, 0",
    "2.6.11, 7, 1, 14"
  })
  void points_shiftedByOomAdj_areT12(String release, long totalVmPages, int oomAdj, long points) {
    TaskSnapshot task = Proc.of(10).totalVm(totalVmPages).oomAdj(oomAdj).task();

    assertThat(badness(release, task).points(task, global(1))).isEqualTo(points);
    assertThat(factors(badness(release, task), task).stream().mapToLong(Factor::value).sum())
        .isEqualTo(points);
  }

  @Test
  void points_ofAdminWithRawio_areQuarteredTwice() {
    TaskSnapshot task =
        Proc.of(10).totalVm(163).lineage(known(Capability.SYS_ADMIN, Capability.SYS_RAWIO)).task();

    // 163 / 4 = 40, 40 / 4 = 10
    assertThat(badness("2.6.32", task).points(task, global(1))).isEqualTo(10);
    assertThat(factors(badness("2.6.32", task), task))
        .containsExactly(
            Factor.pages(Factor.TOTAL_VM, 163),
            Factor.pages(Factor.ROOT_BONUS, 40 - 163),
            Factor.pages(Factor.RAWIO, 10 - 40));
  }

  /** User id 0 counts up to 2.6.24, CAP_SYS_RESOURCE from 2.6.25. */
  @ParameterizedTest
  @CsvSource({
    "2.6.24, 0, NONE, 100",
    "2.6.25, 0, NONE, 400",
    "2.6.28, 0, NONE, 400",
    "2.6.24, 1000, SYS_RESOURCE, 400",
    "2.6.25, 1000, SYS_RESOURCE, 100",
    "2.6.28, 1000, SYS_RESOURCE, 100",
    "2.6.24, 1000, SYS_ADMIN, 100",
    "2.6.25, 1000, SYS_ADMIN, 100",
    "2.6.29, 1000, SYS_RAWIO, 100",
    "2.6.29, 1000, NONE, 400"
  })
  void points_ofPrivileged_areAQuarter(String release, int uid, String capability, long points) {
    Lineage lineage = capability.equals("NONE") ? known() : known(Capability.valueOf(capability));
    Proc proc = Proc.of(10).totalVm(400).lineage(lineage);
    TaskSnapshot task = uid == 0 ? proc.root().task() : proc.task();

    assertThat(badness(release, task).points(task, global(1))).isEqualTo(points);
  }

  /** The source does not tell capabilities: user id 0 is taken to hold CAP_SYS_ADMIN. */
  @Test
  void points_ofRootWithoutHistory_areAQuarter() {
    TaskSnapshot root = Proc.of(10).totalVm(400).root().task();

    assertThat(badness("2.6.32", root).points(root, global(1))).isEqualTo(100);
  }

  /** T13: 10000 + 50 * (20000 / 2 + 1) = 510050; before 2.6.16 all of each child counts. */
  @ParameterizedTest
  @CsvSource({"2.6.15, 1010000", "2.6.16, 510050", "2.6.35, 510050"})
  void points_ofForkServer_areT13(String release, long points) {
    TaskSnapshot[] tasks = new TaskSnapshot[51];
    tasks[0] = Proc.of(10).totalVm(10_000).task();
    for (int i = 1; i <= 50; i++) {
      tasks[i] = child(10 + i, 10, 20_000).task();
    }
    BadnessFunction badness = badness(release, tasks);

    assertThat(badness.points(tasks[0], global(1))).isEqualTo(points);
    assertThat(badness.points(tasks[1], global(1))).isEqualTo(20_000);
  }

  @Test
  void points_childrenOnTheParentsMemoryOrWithoutAny_addNothing() {
    TaskSnapshot parent = Proc.of(10).totalVm(100).sharing(7).task();
    TaskSnapshot sharing = child(11, 10, 50).sharing(7).task();
    TaskSnapshot dead = child(12, 10, 50).flags(TaskFlag.NO_MM).task();
    TaskSnapshot orphan = child(13, 99, 50).task();
    TaskSnapshot other = child(14, 10, 50).sharing(8).task();

    // Only pid 14: 50 / 2 + 1
    assertThat(
            badness(FIRST_WITH_HALVES, parent, sharing, dead, orphan, other)
                .points(parent, global(1)))
        .isEqualTo(126);
    assertThat(badness(FIRST_WITH_HALVES, parent, sharing).points(parent, global(1)))
        .isEqualTo(100);
  }

  /** One unit of CPU time is 8192 ms, one of age 1024 s; roots of 3 are 1, of 4 are 2. */
  @ParameterizedTest
  @CsvSource({
    "32767, 0, 1000",
    "32768, 0, 500",
    "73727, 0, 500",
    "73728, 0, 333",
    "0, 16383999, 1000",
    "0, 16384000, 500",
    "32768, 16384000, 250",
    "9223372036854775807, 9223372036854775807, 0"
  })
  void points_dividedByTime_truncate(long cpuMillis, long ageMillis, long points) {
    TaskSnapshot task =
        Proc.of(10)
            .totalVm(1000)
            .lineage(new Lineage.Known(0, 0, cpuMillis, ageMillis, Set.of()))
            .task();

    assertThat(badness("2.6.32", task).points(task, global(1))).isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({"-20, 1000", "0, 1000", "1, 2000", "19, 2000"})
  void points_ofNice_areDoubled(int nice, long points) {
    TaskSnapshot task =
        Proc.of(10).totalVm(1000).lineage(new Lineage.Known(0, nice, 0, 0, Set.of())).task();

    assertThat(badness("2.6.32", task).points(task, global(1))).isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({"2.6.11, 1000", "2.6.19, 125", "2.6.35, 125"})
  void points_onOtherNodes_areAnEighth(String release, long points) {
    TaskSnapshot task = Proc.of(10).totalVm(1000).flags(TaskFlag.NUMA_INELIGIBLE).task();

    assertThat(badness(release, task).points(task, global(1))).isEqualTo(points);
    if (points == 125) {
      assertThat(factors(badness(release, task), task))
          .contains(Factor.pages(Factor.NODES, 125 - 1000));
    }
  }

  @Test
  void points_nobodyCanReach_areTheMost() {
    TaskSnapshot origin = Proc.of(10).totalVm(1).flags(TaskFlag.OOM_ORIGIN).task();
    TaskSnapshot absurd = Proc.of(11).totalVm(1L << 49).oomAdj(14).task();
    BadnessFunction badness = badness("2.6.32", origin, absurd);

    assertThat(badness.points(origin, global(1))).isEqualTo(Long.MAX_VALUE);
    assertThat(badness.explain(origin, global(1)))
        .isEqualTo(new Badness.Points(Long.MAX_VALUE, List.of()));
    assertThat(badness.points(absurd, global(1))).isEqualTo(Long.MAX_VALUE);
    assertThat(badness("2.6.11", origin).points(origin, global(1))).isEqualTo(1);
  }

  @Test
  void points_atOomDisable_areIneligibleFrom2612() {
    TaskSnapshot task = Proc.of(10).totalVm(1 << 20).oomAdj(-17).adj(-1000).task();

    assertThat(badness("2.6.12", task).points(task, global(TOTAL_PAGES)))
        .isEqualTo(BadnessFunction.INELIGIBLE);
    assertThat(badness("2.6.12", task).explain(task, global(TOTAL_PAGES)))
        .isEqualTo(new Badness.Ineligible(IneligibilityReason.OOM_DISABLE));
    // 2^20 >> 17
    assertThat(badness("2.6.11", task).points(task, global(TOTAL_PAGES))).isEqualTo(8);
  }

  private static Proc child(int pid, int parent, long totalVmPages) {
    return Proc.of(pid).totalVm(totalVmPages).lineage(new Lineage.Known(parent, 0, 0, 0, Set.of()));
  }

  private static Lineage known(Capability... capabilities) {
    return new Lineage.Known(0, 0, 0, 0, Set.of(capabilities));
  }

  private static List<Factor> factors(BadnessFunction badness, TaskSnapshot task) {
    return ((Badness.Points) badness.explain(task, global(1))).factors();
  }

  private static BadnessFunction badness(String release, TaskSnapshot... tasks) {
    return KernelBadness.of(rules(release), machine(release, tasks));
  }
}
