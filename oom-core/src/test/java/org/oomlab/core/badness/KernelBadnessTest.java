package org.oomlab.core.badness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.Fixtures.TOTAL_PAGES;
import static org.oomlab.core.Fixtures.asUser;
import static org.oomlab.core.Fixtures.global;
import static org.oomlab.core.Fixtures.machine;
import static org.oomlab.core.Fixtures.memcg;
import static org.oomlab.core.Fixtures.rules;
import static org.oomlab.core.Fixtures.task;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.Badness;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.IneligibilityReason;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.Proc;

/** Hand-worked vectors; a total of 4194304 pages makes one unit of oom_score_adj 4194 pages. */
class KernelBadnessTest {
  @ParameterizedTest
  @CsvSource({
    // T1: adj 1000 on a small task beats a task that fills the machine
    "6.12, 1000, 40960, 1000, 4195010",
    "6.12, 4000000, 8192000, 0, 4002000",
    // T2 and T3: signed from 5.9, clamped to 1 before
    "5.9, 1000000, 0, -999, -3189806",
    "5.8, 1000000, 0, -999, 1",
    "5.9, 10, 0, -998, -4185602",
    "5.8, 10, 0, -998, 1",
    // T4: nothing resident, nothing swapped: still eligible
    "5.9, 0, 0, 0, 0",
    "5.8, 0, 0, 0, 1",
    // page tables count in whole pages, floor of the bytes
    "6.1, 0, 4095, 0, 0",
    "6.1, 0, 8191, 0, 1",
    // T18: 100 GiB of huge pages are in no counter
    "4.17, 2000, 1048576, 0, 2256",
    // T19: nor are 2 GiB of tmpfs that nobody maps
    "6.1, 5000, 0, 0, 5000",
    // below zero and beyond 2^63 nothing wraps
    "5.9, 0, 0, -999, -4189806",
    "6.12, 2000000000000, 4096, 1000, 2000004194001"
  })
  void points_ofVector_areExact(
      String release, long rssPages, long pgtablesBytes, int adj, long points) {
    TaskSnapshot task = task(7, rssPages, pgtablesBytes, adj);

    assertThat(badness(release, task).points(task, global(TOTAL_PAGES))).isEqualTo(points);
  }

  /**
   * T7 to T9. Root's 501000 pages: less 30 units of 4194 in 3.5, less 3 % in 3.14, as they are from
   * 4.17.
   */
  @ParameterizedTest
  @CsvSource({
    "3.5, 500000, 1000, 375180",
    "3.13, 500000, 1000, 375180",
    "3.14, 500000, 1000, 485970",
    "4.16, 500000, 1000, 485970",
    "4.17, 500000, 1000, 501000",
    "3.14, 33, 0, 33",
    "3.14, 34, 0, 33",
    "3.14, 67, 0, 65",
    "3.5, 100000, 200, 1"
  })
  void points_ofRoot_haveTheReleasesBonus(
      String release, long rssPages, long pageTables, long points) {
    TaskSnapshot root = task(7, rssPages, pageTables * 4096, 0);

    assertThat(badness(release, root).points(root, global(TOTAL_PAGES))).isEqualTo(points);
    assertThat(badness(release, asUser(root)).points(asUser(root), global(TOTAL_PAGES)))
        .isEqualTo(rssPages + pageTables);
    assertThat(
            ((Badness.Points) badness(release, root).explain(root, global(TOTAL_PAGES))).points())
        .isEqualTo(points);
  }

  /** T6, and T23: a limit of 0 counts as a total of 1 page. */
  @Test
  void points_below1000TotalPages_ignoreTheAdj() {
    TaskSnapshot favoured = task(1, 10, 4096, 1000);
    TaskSnapshot spared = task(2, 500, 0, -999);
    OomControl control = memcg("/small", 999);

    assertThat(badness("6.1", favoured).points(favoured, control)).isEqualTo(11);
    assertThat(badness("6.1", spared).points(spared, control)).isEqualTo(500);
    assertThat(badness("6.1", favoured).points(favoured, memcg("/none", 1))).isEqualTo(11);
  }

  @Test
  void points_ofLargestMachine_doNotOverflow() {
    long pages = 1L << 40;
    TaskSnapshot task = task(1, pages, 0, 1000);

    assertThat(badness("6.1", task).points(task, global(pages)))
        .isEqualTo(pages + 1000 * (pages / 1000));
  }

  @Test
  void points_atAdjMinimum_areIneligibleWhateverTheSize() {
    TaskSnapshot task = task(1, TOTAL_PAGES, 0, -1000);

    assertThat(badness("6.1", task).points(task, global(TOTAL_PAGES)))
        .isEqualTo(BadnessFunction.INELIGIBLE);
    assertThat(badness("6.1", task).explain(task, global(TOTAL_PAGES)))
        .isEqualTo(new Badness.Ineligible(IneligibilityReason.OOM_SCORE_ADJ_MIN));
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskFlag.class,
      names = {"KTHREAD", "GLOBAL_INIT", "NO_MM", "IN_VFORK", "MM_OOM_SKIP", "NUMA_INELIGIBLE"})
  void points_ofExemptTask_areIneligible(TaskFlag flag) {
    TaskSnapshot task = task(1, 100, 0, 0, TaskFlags.of(flag), MemcgPath.UNKNOWN, 0);

    assertThat(badness("6.1", task).points(task, global(TOTAL_PAGES)))
        .isEqualTo(BadnessFunction.INELIGIBLE);
    assertThat(badness("6.1", task).explain(task, global(TOTAL_PAGES)))
        .isInstanceOf(Badness.Ineligible.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskFlag.class,
      names = {"OOM_VICTIM", "EXITING", "OOM_ORIGIN"})
  void points_ofFlagThatTheWalkJudges_areAnOrdinaryScore(TaskFlag flag) {
    TaskSnapshot task = task(1, 100, 0, 0, TaskFlags.of(flag), MemcgPath.UNKNOWN, 0);

    assertThat(badness("6.1", task).points(task, global(TOTAL_PAGES))).isEqualTo(100);
  }

  @Test
  void points_ofNumaIneligibleTaskInMemcgOom_countFrom53() {
    TaskSnapshot task =
        task(1, 100, 0, 0, TaskFlags.of(TaskFlag.NUMA_INELIGIBLE), MemcgPath.UNKNOWN, 0);
    OomControl control = memcg("/a", TOTAL_PAGES);

    assertThat(badness("5.2", task).points(task, control)).isEqualTo(BadnessFunction.INELIGIBLE);
    assertThat(badness("5.3", task).points(task, control)).isEqualTo(100);
  }

  /** 100 resident, 7 in swap, 30 pages of tables of which 10 are PMD tables. */
  @ParameterizedTest
  @CsvSource({"3.5, 127", "3.19, 127", "4.0, 137", "4.15, 137", "6.12, 137"})
  void points_countTheReleasesPageTables(String release, long points) {
    TaskSnapshot task = Proc.of(7).rss(100).swap(7).tables(30, 10).task();
    BadnessFunction badness = badness(release, task);

    assertThat(badness.points(task, global(TOTAL_PAGES))).isEqualTo(points);
    assertThat(((Badness.Points) badness.explain(task, global(TOTAL_PAGES))).factors())
        .contains(Factor.pages(Factor.SWAP, 7), Factor.pages(Factor.PAGE_TABLES, points - 107));
  }

  /** Reaped memory is known from 4.6, vfork from 4.8; nodes exempt from 2.6.36. */
  @ParameterizedTest
  @CsvSource({
    "4.5, MM_OOM_SKIP, false",
    "4.6, MM_OOM_SKIP, true",
    "4.7, IN_VFORK, false",
    "4.8, IN_VFORK, true",
    "2.6.35, NUMA_INELIGIBLE, false",
    "2.6.36, NUMA_INELIGIBLE, true",
    "2.6.11, KTHREAD, true",
    "2.6.36, GLOBAL_INIT, true",
    "3.4, NO_MM, true"
  })
  void explain_ofFlag_exemptsByTheRelease(String release, TaskFlag flag, boolean exempt) {
    TaskSnapshot task = Proc.of(7).totalVm(900).rss(500).flags(flag).task();
    BadnessFunction badness = badness(release, task);

    assertThat(badness.points(task, global(1000)) == BadnessFunction.INELIGIBLE).isEqualTo(exempt);
    IneligibilityReason reason =
        switch (flag) {
          case KTHREAD -> IneligibilityReason.KERNEL_THREAD;
          default -> IneligibilityReason.valueOf(flag.name());
        };
    if (exempt) {
      assertThat(badness.explain(task, global(1000))).isEqualTo(new Badness.Ineligible(reason));
    } else {
      assertThat(badness.explain(task, global(1000))).isInstanceOf(Badness.Points.class);
    }
  }

  /**
   * A protected sharer exempts 8, but from 3.0 not while swapoff has raised it: 500 of 1000 pages
   * are then 500 thousandths.
   */
  @ParameterizedTest
  @CsvSource({
    "2.6.37, false, -1",
    "2.6.37, true, -1",
    "3.0, false, -1",
    "3.0, true, 500",
    "3.2, false, 500"
  })
  void points_ofAProtectedOnesSharer_areTheReleases(String release, boolean origin, long points) {
    Proc guard = Proc.of(7).adj(-1000).sharing(3);
    TaskSnapshot protector = (origin ? guard.flags(TaskFlag.OOM_ORIGIN) : guard).task();
    TaskSnapshot sharer = Proc.of(8).rss(500).sharing(3).task();
    BadnessFunction badness = KernelBadness.of(rules(release), machine(release, protector, sharer));

    assertThat(badness.points(sharer, global(1000)))
        .isEqualTo(points < 0 ? BadnessFunction.INELIGIBLE : points);
  }

  @Test
  void explain_ofSeveralReasons_namesTheKernelsFirst() {
    assertThat(reason(TaskFlag.GLOBAL_INIT, TaskFlag.KTHREAD, TaskFlag.NO_MM))
        .isEqualTo(IneligibilityReason.GLOBAL_INIT);
    assertThat(reason(TaskFlag.KTHREAD, TaskFlag.NUMA_INELIGIBLE))
        .isEqualTo(IneligibilityReason.KERNEL_THREAD);
    assertThat(reason(TaskFlag.NUMA_INELIGIBLE, TaskFlag.NO_MM))
        .isEqualTo(IneligibilityReason.NUMA_INELIGIBLE);
    assertThat(reason(TaskFlag.NO_MM, TaskFlag.MM_OOM_SKIP)).isEqualTo(IneligibilityReason.NO_MM);
    assertThat(reason(TaskFlag.MM_OOM_SKIP, TaskFlag.IN_VFORK))
        .isEqualTo(IneligibilityReason.MM_OOM_SKIP);
  }

  private static IneligibilityReason reason(TaskFlag... flags) {
    TaskSnapshot task = Proc.of(7).flags(flags).task();
    return ((Badness.Ineligible) badness("6.12", task).explain(task, global(1000))).reason();
  }

  private static BadnessFunction badness(String release, TaskSnapshot task) {
    return KernelBadness.of(rules(release), machine(release, task));
  }
}
