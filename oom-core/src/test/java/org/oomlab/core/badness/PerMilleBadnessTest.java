package org.oomlab.core.badness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.Fixtures.TOTAL_PAGES;
import static org.oomlab.core.Fixtures.global;
import static org.oomlab.core.Fixtures.machine;
import static org.oomlab.core.Fixtures.rules;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oomlab.api.select.Badness;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.IneligibilityReason;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.Proc;

/** Thousandths of the total, 2.6.36 to 3.4, worked by hand: vectors T10 and T22. */
class PerMilleBadnessTest {

  /** T10, and with it the clamps at both ends. */
  @ParameterizedTest
  @CsvSource({
    "500000, false, 0, 119",
    "500000, true, 0, 89",
    "5000, false, 0, 1",
    "5000, true, 0, 1",
    "4194304, false, 300, 1000",
    "0, false, 0, 1",
    "0, false, -999, 1",
    "0, false, 1000, 1000",
    "2097152, false, -499, 1",
    "2097152, false, -498, 2",
    "2097152, false, 499, 999",
    "2097152, false, 501, 1000"
  })
  void points_areT10(long rssPages, boolean root, int adj, long points) {
    Proc proc = Proc.of(10).rss(rssPages).adj(adj);
    TaskSnapshot task = root ? proc.root().task() : proc.task();

    // 4194304 pages overflow in 2.6.39: see T22.
    List<String> releases =
        rssPages == TOTAL_PAGES ? List.of("2.6.36", "3.4") : List.of("2.6.36", "2.6.39", "3.4");
    for (String release : releases) {
      assertThat(badness(release, task).points(task, global(TOTAL_PAGES))).isEqualTo(points);
      List<Factor> factors =
          ((Badness.Points) badness(release, task).explain(task, global(TOTAL_PAGES))).factors();
      assertThat(factors.stream().mapToLong(Factor::value).sum()).isEqualTo(points);
      assertThat(factors).extracting(Factor::unit).containsOnly(Factor.PER_MILLE);
    }
  }

  @Test
  void explain_ofRoot_namesEveryTerm() {
    TaskSnapshot root = Proc.of(10).rss(500_000).adj(5).root().task();

    assertThat(badness("3.4", root).explain(root, global(TOTAL_PAGES)))
        .isEqualTo(
            new Badness.Points(
                94,
                List.of(
                    Factor.perMille(Factor.USAGE, 119),
                    Factor.perMille(Factor.ADJ, 5),
                    Factor.perMille(Factor.ROOT_BONUS, -30))));
  }

  /** T22: 32 bits overflow from 2147484 pages on, so that the 16 GiB hog loses; 3.2 cures it. */
  @ParameterizedTest
  @CsvSource({
    "2.6.39, 4194304, 1",
    "2.6.39, 2147483, 255",
    "2.6.39, 2147484, 1",
    "2.6.39, 1000000, 119",
    "3.0.15, 2147484, 1",
    "3.0.16, 2147484, 256",
    "3.1, 2147484, 1",
    "3.1.10, 2147484, 256",
    "3.2, 4194304, 500",
    "3.2, 2147484, 256",
    "2.6.37, 4194304, 500"
  })
  void points_ofLargeProcess_areT22(String release, long pages, long points) {
    TaskSnapshot task = Proc.of(10).rss(pages).task();

    assertThat(badness(release, task).points(task, global(8_388_608))).isEqualTo(points);
  }

  /** 3000000000 pages of swap wrap to -1294967296 in 32 bits, times 1000 to 2111686656 or so. */
  @Test
  void points_beyond32Bits_wrapAsTheReleaseDoes() {
    TaskSnapshot task = Proc.of(10).swap(3_000_000_000L).task();
    // 3e9 * 1000 mod 2^32 = 2112827392, by 4194304: 503
    assertThat(badness("2.6.39", task).points(task, global(TOTAL_PAGES))).isEqualTo(503);
    // 3e12 / 700 = 4285714285, cut to 32 bits: -9253011, so 1
    assertThat(badness("2.6.36", task).points(task, global(700))).isEqualTo(1);
    assertThat(badness("3.2", task).points(task, global(700))).isEqualTo(1000);
  }

  /** 3 % of 119 thousandths are 3, of 33 none, of 1000 30: the quotient is cut. */
  @ParameterizedTest
  @CsvSource({
    "3.2, 500000, 89",
    "3.2.71, 500000, 116",
    "3.2.71, 138413, 33",
    "3.2.71, 4194304, 970",
    "3.3, 500000, 89"
  })
  void points_ofRoot_areTheStableReleases(String release, long pages, long points) {
    TaskSnapshot root = Proc.of(10).rss(pages).root().task();
    BadnessFunction badness = badness(release, root);

    assertThat(badness.points(root, global(TOTAL_PAGES))).isEqualTo(points);
    List<Factor> factors = ((Badness.Points) badness.explain(root, global(TOTAL_PAGES))).factors();
    assertThat(factors.stream().mapToLong(Factor::value).sum()).isEqualTo(points);
  }

  /** 100 pages resident, 20 in swap, 30 tables of which 10 are PMD tables; the total is 1000. */
  @ParameterizedTest
  @CsvSource({"2.6.36, 120", "2.6.39, 140", "3.4, 140"})
  void points_countTheReleasesPageTables(String release, long points) {
    TaskSnapshot task = Proc.of(10).rss(100).swap(20).tables(30, 10).task();

    assertThat(badness(release, task).points(task, global(1000))).isEqualTo(points);
  }

  @Test
  void points_ofOrigin_are1000UpTo31AndAnAdjOf1000Later() {
    TaskSnapshot origin = Proc.of(10).rss(1).adj(-5).flags(TaskFlag.OOM_ORIGIN).task();
    TaskSnapshot exempt = Proc.of(11).adj(-1000).flags(TaskFlag.OOM_ORIGIN).task();

    assertThat(badness("2.6.36", origin).points(origin, global(10))).isEqualTo(1000);
    assertThat(badness("2.6.36", origin).explain(origin, global(10)))
        .isEqualTo(new Badness.Points(1000, List.of()));
    assertThat(badness("3.2", origin).points(origin, global(10))).isEqualTo(1000);
    assertThat(badness("3.2", origin).explain(origin, global(1000)))
        .isEqualTo(
            new Badness.Points(
                1000,
                List.of(
                    Factor.perMille(Factor.USAGE, 1),
                    Factor.perMille(Factor.ADJ, 1000),
                    Factor.perMille(Factor.CLAMP, -1))));
    assertThat(badness("2.6.36", exempt).points(exempt, global(10)))
        .isEqualTo(BadnessFunction.INELIGIBLE);
    assertThat(badness("3.2", exempt).points(exempt, global(10))).isEqualTo(1000);
    assertThat(badness("3.5", exempt).points(exempt, global(2000))).isEqualTo(2000);
    assertThat(badness("3.8", exempt).points(exempt, global(2000)))
        .isEqualTo(BadnessFunction.INELIGIBLE);
  }

  /** One protected sharer protects the whole memory, 2.6.37 to 3.1. */
  @ParameterizedTest
  @CsvSource({"2.6.36, 100", "2.6.37, -1", "3.1, -1", "3.2, 100"})
  void points_ofProtectedSharersNeighbour_areTheReleases(String release, long points) {
    TaskSnapshot task = Proc.of(10).rss(100).sharing(7).task();
    TaskSnapshot sharer = Proc.of(11).rss(100).sharing(7).adj(-1000).task();
    TaskSnapshot alone = Proc.of(12).rss(100).task();
    TaskSnapshot loner = Proc.of(13).rss(100).adj(-1000).task();
    BadnessFunction badness = badness(release, task, sharer, alone, loner);

    assertThat(badness.points(task, global(1000)))
        .isEqualTo(points < 0 ? BadnessFunction.INELIGIBLE : points);
    assertThat(badness.explain(task, global(1000)) instanceof Badness.Ineligible)
        .isEqualTo(points < 0);
    assertThat(badness.points(alone, global(1000))).isEqualTo(100);
    assertThat(badness.explain(loner, global(1000)))
        .isEqualTo(new Badness.Ineligible(IneligibilityReason.OOM_SCORE_ADJ_MIN));
  }

  private static BadnessFunction badness(String release, TaskSnapshot... tasks) {
    return KernelBadness.of(rules(release), machine(release, tasks));
  }
}
