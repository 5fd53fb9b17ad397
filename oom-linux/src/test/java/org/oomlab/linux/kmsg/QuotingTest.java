package org.oomlab.linux.kmsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Marks of mails and web pages beside names that look like them. */
class QuotingTest {
  private static String named(String comm) {
    return SampleReport.plain().replace("indexer", comm);
  }

  private static void assertNamed(OomReport report, String comm) {
    assertThat(report.invocation().comm()).isEqualTo(comm);
    assertThat(report.invocation().pid()).isEqualTo(4711);
    assertThat(report.table().rows().getLast().comm()).isEqualTo(comm);
    assertThat(report.kills()).extracting(KillLine::comm).containsExactly(comm);
    assertThat(report.defects()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {">x", "> x", ">>", "<2>x", "<2>", "**x", "x**", "**x**", "**"})
  void name_likeAMark_isWholeInABareLog(String comm) {
    assertNamed(Logs.report(named(comm)), comm);
  }

  @ParameterizedTest
  @ValueSource(strings = {">x", "> x", "<2>x", "<2>", "**x", "x**", "**x**", "**"})
  void name_likeAMark_isWholeBehindAStamp(String comm) {
    String log =
        String.join("\n", named(comm).lines().map(line -> "<4>[    1.000000] " + line).toList());

    assertNamed(Logs.report(log), comm);
  }

  @ParameterizedTest
  @ValueSource(strings = {">x", "> x", "<2>x", "**x", "x**"})
  void name_likeAMark_isWholeInAMail(String comm) {
    String log = String.join("\n", named(comm).lines().map(line -> "> > " + line).toList());

    assertNamed(Logs.report(log), comm);
  }

  @ParameterizedTest
  @ValueSource(strings = {">x", "<2>x", "**x", "x**", "**x**"})
  void name_likeAMark_isWholeInAJournal(String comm) {
    List<String> lines =
        named(comm)
            .lines()
            .map(line -> "{\"_TRANSPORT\":\"kernel\",\"MESSAGE\":\"" + line + "\"}")
            .toList();

    assertNamed(Logs.report(String.join("\n", lines)), comm);
  }

  @Test
  void firstLineBehindLevel_whereAllLinesHaveOne_isNotAName() {
    String log = String.join("\n", named("x").lines().map(line -> "<2>" + line).toList());

    assertNamed(Logs.report(log), "x");
  }

  @Test
  void markBeforeOneName_whereTheNextLineIsWrappedByTheMailer_isAQuote() {
    String log =
        String.join("\n", named("x").lines().map(line -> "> " + line).toList())
            .replace("order=0, oom_score_adj=250\n", "\norder=0, oom_score_adj=250\n");

    assertNamed(Logs.report(log), "x");
  }

  @Test
  void boldText_overAllLines_isTakenOffAtBothEnds() {
    String log = "**" + named("x").stripTrailing() + "**\n";

    assertNamed(Logs.report(log), "x");
  }

  @Test
  void boldText_thatEndsInTheTable_isTakenOffThere() {
    String log = named("x").replace("Tasks state", "**Tasks state").replace("250 x\n", "250 x**\n");

    assertNamed(Logs.report(log), "x");
  }

  @Test
  void boldText_ofEveryLine_leavesStarsOfAName() {
    String log = String.join("\n", named("x**").lines().map(line -> "**" + line + "**").toList());

    assertNamed(Logs.report(log), "x**");
  }

  @Test
  void firstLineAlone_withNothingThatShowsIt_isTakenForAQuoteWhereABlankFollows() {
    String head = " invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0\n";

    assertThat(Logs.report("> x" + head).invocation().comm()).isEqualTo("x");
    assertThat(Logs.report(">x" + head).invocation().comm()).isEqualTo(">x");
  }
}
