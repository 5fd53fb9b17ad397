package org.oomlab.core.badness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.Fixtures.TOTAL_PAGES;
import static org.oomlab.core.Fixtures.asUser;
import static org.oomlab.core.Fixtures.global;
import static org.oomlab.core.Fixtures.machine;
import static org.oomlab.core.Fixtures.memcg;
import static org.oomlab.core.Fixtures.rules;
import static org.oomlab.core.Fixtures.task;

import java.util.List;
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
import org.oomlab.api.select.ScoreExport;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.Proc;

/** Hand-worked vectors; a total of 4194304 pages makes one unit of oom_score_adj 4194 pages. */
class KernelBadnessTest {

  @ParameterizedTest
  @CsvSource({
    // adj 1000 on a small task beats a task that fills the machine
    "6.12, 1000, 40960, 1000, 4195010",
    "6.12, 4000000, 8192000, 0, 4002000",
    // signed from 5.9, clamped to 1 before
    "5.9, 1000000, 0, -999, -3189806",
    "5.8, 1000000, 0, -999, 1",
    "5.9, 10, 0, -998, -4185602",
    "5.8, 10, 0, -998, 1",
    // nothing resident, nothing swapped: still eligible
    "5.9, 0, 0, 0, 0",
    "5.8, 0, 0, 0, 1",
    // page tables count in whole pages, floor of the bytes
    "6.1, 0, 4095, 0, 0",
    "6.1, 0, 8191, 0, 1",
    "4.17, 2000, 1048576, 0, 2256"
  })
  void points_ofVector_areExact(
      String release, long rssPages, long pgtablesBytes, int adj, long points) {
    TaskSnapshot task = task(7, rssPages, pgtablesBytes, adj);

    assertThat(badness(release, task).points(task, global(TOTAL_PAGES))).isEqualTo(points);
  }

  /** Root's 501000 pages: less 30 units of 4194 in 3.5, less 3 % in 3.14, as they are from 4.17. */
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

  @Test
  void points_below1000TotalPages_ignoreTheAdj() {
    TaskSnapshot favoured = task(1, 10, 4096, 1000);
    TaskSnapshot spared = task(2, 500, 0, -999);
    OomControl control = memcg("/small", 999);

    assertThat(badness("6.1", favoured).points(favoured, control)).isEqualTo(11);
    assertThat(badness("6.1", spared).points(spared, control)).isEqualTo(500);
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

  @Test
  void explain_ofClampedTask_addsUpToThePoints() {
    TaskSnapshot task = task(1, 1_000_000, 40960, -999);

    Badness badness = badness("5.8", task).explain(task, global(TOTAL_PAGES));

    assertThat(badness).isInstanceOf(Badness.Points.class);
    Badness.Points points = (Badness.Points) badness;
    assertThat(points.factors())
        .containsExactly(
            Factor.pages(Factor.RESIDENT, 1_000_000),
            Factor.pages(Factor.SWAP, 0),
            Factor.pages(Factor.PAGE_TABLES, 10),
            Factor.pages(Factor.ADJ, -999L * 4194),
            Factor.pages(Factor.CLAMP, 1 - (1_000_010 - 999L * 4194)));
    assertThat(points.factors().stream().mapToLong(Factor::value).sum())
        .isEqualTo(points.points())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    // usage, adj, score as 5.9 and later show it
    "4194304, 1000, 1999",
    "4194304, 0, 1333",
    "2097152, 0, 1000",
    "2097152, -500, 666",
    "0, -500, 334",
    "0, -999, 1",
    "1000000, -999, 160",
    "0, 0, 666"
  })
  void oomScore_from59_isShiftedAndScaled(long rssPages, int adj, long shown) {
    TaskSnapshot task = task(1, rssPages, 0, adj);
    long points = badness("6.1", task).points(task, global(TOTAL_PAGES));

    assertThat(OomScore.of(points, TOTAL_PAGES, ScoreExport.SHIFTED_TWO_THIRDS)).isEqualTo(shown);
  }

  @Test
  void oomScore_upTo58_isPerMille() {
    TaskSnapshot favoured = task(1, 1000, 40960, 1000);
    TaskSnapshot large = task(2, 4_000_000, 8_192_000, 0);

    assertThat(shownUpTo58(favoured)).isEqualTo(1000);
    assertThat(shownUpTo58(large)).isEqualTo(954);
  }

  @Test
  void oomScore_ofExemptTask_isZero() {
    for (ScoreExport export : ScoreExport.values()) {
      assertThat(OomScore.of(BadnessFunction.INELIGIBLE, TOTAL_PAGES, export)).isZero();
    }
  }

  private static long shownUpTo58(TaskSnapshot task) {
    return OomScore.of(
        badness("5.8", task).points(task, global(TOTAL_PAGES)), TOTAL_PAGES, ScoreExport.PER_MILLE);
  }

  private static BadnessFunction badness(String release, TaskSnapshot task) {
    return KernelBadness.of(rules(release), machine(release, task));
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
    "2.6.0, KTHREAD, true",
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

  /** 3.14: 3 % of 100 + 20 + 30 - 10 is 4; 140 - 4 stays above 1, so that nothing is clamped. */
  @Test
  void explain_ofRoot_namesEveryTerm() {
    TaskSnapshot root = Proc.of(7).rss(100).swap(20).tables(30, 10).root().task();
    TaskSnapshot least = Proc.of(8).rss(1).task();

    assertThat(badness("3.14", root).explain(root, global(500)))
        .isEqualTo(
            new Badness.Points(
                136,
                List.of(
                    Factor.pages(Factor.RESIDENT, 100),
                    Factor.pages(Factor.SWAP, 20),
                    Factor.pages(Factor.PAGE_TABLES, 20),
                    Factor.pages(Factor.ADJ, 0),
                    Factor.pages(Factor.ROOT_BONUS, -4))));
    assertThat(((Badness.Points) badness("5.8", least).explain(least, global(500))).factors())
        .extracting(Factor::name)
        .doesNotContain(Factor.CLAMP);
  }

  /** 3.5: 30 units of 1 page off 30 pages leave 0, clamped to 1. */
  @Test
  void explain_ofClampedRoot_addsUp() {
    TaskSnapshot root = Proc.of(7).rss(30).root().task();

    assertThat(((Badness.Points) badness("3.5", root).explain(root, global(1000))).factors())
        .contains(Factor.pages(Factor.ROOT_BONUS, -30), Factor.pages(Factor.CLAMP, 1));
  }

  /** 3.14: 3 % of 100 + 30 is 3, not of 100 - 30; 127 above the least by 126, so no clamp. */
  @Test
  void explain_ofRootInSwap_takesItsShareOfBoth() {
    TaskSnapshot root = Proc.of(7).rss(100).swap(30).root().task();
    Badness.Points points = (Badness.Points) badness("3.14", root).explain(root, global(500));

    assertThat(points.points()).isEqualTo(127);
    assertThat(points.factors())
        .contains(Factor.pages(Factor.ROOT_BONUS, -3))
        .extracting(Factor::name)
        .doesNotContain(Factor.CLAMP);
    assertThat(points.factors().stream().mapToLong(Factor::value).sum()).isEqualTo(127);
  }

  /** 4.16: 3 % of 40 is 1, 39 + 1 * -38 is 1: the least there is, and nothing to clamp. */
  @Test
  void explain_ofWhatIsExactlyTheLeast_namesNoClamp() {
    TaskSnapshot root = Proc.of(7).rss(40).adj(-38).root().task();

    assertThat(badness("4.16", root).explain(root, global(1000)))
        .isEqualTo(
            new Badness.Points(
                1,
                List.of(
                    Factor.pages(Factor.RESIDENT, 40),
                    Factor.pages(Factor.SWAP, 0),
                    Factor.pages(Factor.PAGE_TABLES, 0),
                    Factor.pages(Factor.ADJ, -38),
                    Factor.pages(Factor.ROOT_BONUS, -1))));
  }

  /** T15: 2^64 - 1000 over 1000000 is 18446744073709, of which 32 bits are 4154504685. */
  @ParameterizedTest
  @CsvSource({"-1, 1000000, 4154504685", "4195010, 4194304, 1000", "1, 4194304, 0", "0, 1, 0"})
  void oomScore_inReport_isCutTo32Bits(long points, long totalPages, long printed) {
    assertThat(OomScore.inReport(points, totalPages)).isEqualTo(printed);
  }

  @Test
  void oomScore_upTo34_isTheScoreItself() {
    assertThat(OomScore.of(5461, TOTAL_PAGES, ScoreExport.RAW)).isEqualTo(5461);
  }
}
