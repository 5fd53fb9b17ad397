package org.oomlab.core.badness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.Fixtures.TOTAL_PAGES;
import static org.oomlab.core.Fixtures.global;
import static org.oomlab.core.Fixtures.machine;
import static org.oomlab.core.Fixtures.rules;
import static org.oomlab.core.Fixtures.task;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.ScoreExport;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.Proc;

/** Scores as the kernel shows them: vectors T1, T2, T4, T9, T14 and T15. */
class OomScoreTest {
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

    assertThat(ScoreExport.SHIFTED_TWO_THIRDS.shown(points, TOTAL_PAGES)).isEqualTo(shown);
  }

  @Test
  void oomScore_upTo58_isPerMille() {
    TaskSnapshot favoured = task(1, 1000, 40960, 1000);
    TaskSnapshot large = task(2, 4_000_000, 8_192_000, 0);

    assertThat(shownUpTo58(favoured)).isEqualTo(1000);
    assertThat(shownUpTo58(large)).isEqualTo(954);
  }

  /** Always of the whole machine; of 500 pages (8000 in all) 6.12 shows (1000 + 62) * 2 / 3. */
  @ParameterizedTest
  @CsvSource({"2.6.11, 700", "2.6.32, 700", "2.6.36, 62", "3.4, 62", "5.2, 62", "6.12, 708"})
  void oomScores_ofAMachine_areTheReleases(String release, long shown) {
    TaskSnapshot task = Proc.of(7).totalVm(700).rss(500).task();

    assertThat(OomScores.of(machine(release, task), rules(release), 8000).of(task))
        .isEqualTo(shown);
  }

  /** Swapoff: 2^64 - 1 up to 2.6.35, then 1000 at the most. */
  @ParameterizedTest
  @CsvSource({
    "2.6.18, 700",
    "2.6.19, 18446744073709551615",
    "2.6.35, 18446744073709551615",
    "2.6.36, 1000"
  })
  void oomScore_ofOrigin_isUnsigned(String release, String shown) {
    TaskSnapshot origin = Proc.of(7).totalVm(700).rss(500).flags(TaskFlag.OOM_ORIGIN).task();
    OomScores scores = OomScores.of(machine(release, origin), rules(release), 8000);

    assertThat(Long.toUnsignedString(scores.of(origin))).isEqualTo(shown);
  }

  @Test
  void oomScore_ofExemptTask_isZero() {
    for (ScoreExport export : ScoreExport.values()) {
      assertThat(export.shown(BadnessFunction.INELIGIBLE, TOTAL_PAGES)).isZero();
    }
  }

  private static long shownUpTo58(TaskSnapshot task) {
    return ScoreExport.PER_MILLE.shown(
        badness("5.8", task).points(task, global(TOTAL_PAGES)), TOTAL_PAGES);
  }

  /** T15: 2^64 - 1000 over 1000000 is 18446744073709, of which 32 bits are 4154504685. */
  @ParameterizedTest
  @CsvSource({"-1, 1000000, 4154504685", "4195010, 4194304, 1000", "1, 4194304, 0", "0, 1, 0"})
  void oomScore_inReport_isCutTo32Bits(long points, long totalPages, long printed) {
    assertThat(OomScore.inReport(points, totalPages)).isEqualTo(printed);
  }

  @Test
  void oomScore_upTo34_isTheScoreItself() {
    assertThat(ScoreExport.RAW.shown(5461, TOTAL_PAGES)).isEqualTo(5461);
  }

  private static BadnessFunction badness(String release, TaskSnapshot task) {
    return KernelBadness.of(rules(release), machine(release, task));
  }
}
