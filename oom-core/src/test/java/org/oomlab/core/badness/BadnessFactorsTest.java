package org.oomlab.core.badness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.Fixtures.TOTAL_PAGES;
import static org.oomlab.core.Fixtures.global;
import static org.oomlab.core.Fixtures.machine;
import static org.oomlab.core.Fixtures.rules;
import static org.oomlab.core.Fixtures.task;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oomlab.api.select.Badness;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.Factor;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.Proc;

/** The terms of a score, which add up to it. */
class BadnessFactorsTest {
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

  /** swapoff and KSM raise it to 1000 from 3.0 to 3.7, even of the protected: 30 + 1000 * 5. */
  @ParameterizedTest
  @CsvSource({"3.5, 0", "3.5, 17", "3.5, -1000", "3.7, 0", "3.7, -1000"})
  void explain_ofAnOrigin_countsTheRaisedAdj(String release, int adj) {
    TaskSnapshot origin = Proc.of(7).rss(30).adj(adj).flags(TaskFlag.OOM_ORIGIN).task();
    BadnessFunction badness = badness(release, origin);

    Badness.Points points = (Badness.Points) badness.explain(origin, global(5000));

    assertThat(points.points()).isEqualTo(5030);
    assertThat(points.factors()).contains(Factor.pages(Factor.ADJ, 5000));
    assertThat(points.factors().stream().mapToLong(Factor::value).sum()).isEqualTo(5030);
  }

  private static BadnessFunction badness(String release, TaskSnapshot task) {
    return KernelBadness.of(rules(release), machine(release, task));
  }
}
