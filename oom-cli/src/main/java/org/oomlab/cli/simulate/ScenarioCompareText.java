package org.oomlab.cli.simulate;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.Style;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.core.metrics.PolicyRun;
import org.oomlab.core.metrics.RunMetrics;
import org.oomlab.core.metrics.ScenarioResult;
import org.oomlab.core.metrics.ScenarioTotals;
import org.oomlab.core.text.Durations;
import org.oomlab.core.text.SafeText;

/** A table a scenario, a row a policy and one for the oracle; then each policy over all. */
final class ScenarioCompareText {
  private static final int KILLS = 7;
  private static final int WRONG = 7;
  private static final int TIME = 12;

  private final Page page;
  private final int name;

  private ScenarioCompareText(Page page) {
    this.page = page;
    this.name = page.columns() - 2 - KILLS - WRONG - 4 * TIME;
  }

  /** Writes results as they come and returns each policy over all of them. */
  static List<ScenarioTotals> write(
      Writer out, Style style, List<String> policies, Iterator<ScenarioResult> results)
      throws IOException {
    return new ScenarioCompareText(new Page(out, style)).write(policies, results);
  }

  private List<ScenarioTotals> write(List<String> policies, Iterator<ScenarioResult> results)
      throws IOException {
    List<ScenarioTotals> totals = ScenarioTotals.none(policies);
    boolean first = true;
    while (results.hasNext()) {
      ScenarioResult result = results.next();
      totals = ScenarioTotals.plus(totals, result);
      if (!first) {
        page.blank();
      }
      first = false;
      page.paragraph(Paint.STRONG, result.scenario().name());
      page.note(result.scenario().story());
      header();
      for (PolicyRun run : result.runs()) {
        policy(run);
      }
      oracle(result);
    }
    page.heading("Each policy over all");
    header();
    for (ScenarioTotals total : totals) {
      page.line(
          row(
              total.policy(),
              kills(total.kills(), total.panics() > 0),
              Long.toString(total.wrongKills()),
              total.workLostMillis(),
              total.objectiveLostMillis(),
              total.fullStallMillis(),
              total.timeLostMillis()));
    }
    page.note(
        "work: CPU time lost, weighted; promises: time they were broken; waits: time in which all"
            + " waited for memory; lost: all three; ! a panic");
    return totals;
  }

  private void header() throws IOException {
    page.line(
        page.style()
            .paint(
                Paint.FAINT,
                "  "
                    + SafeText.left("", name)
                    + SafeText.right("kills", KILLS)
                    + SafeText.right("wrong", WRONG)
                    + SafeText.right("work", TIME)
                    + SafeText.right("promises", TIME)
                    + SafeText.right("waits", TIME)
                    + SafeText.right("lost", TIME)));
  }

  private void policy(PolicyRun run) throws IOException {
    if (!run.succeeded()) {
      page.hanging("  " + SafeText.left(run.policy(), name), " ".repeat(2), run.failure());
      return;
    }
    page.line(row(run.policy(), run.metrics()));
  }

  private void oracle(ScenarioResult result) throws IOException {
    if (!result.oracle().isKnown()) {
      return;
    }
    String victim = SafeText.clean(result.oracle().firstVictim());
    String label = victim.isEmpty() ? "oracle" : "oracle: " + victim;
    page.line(page.style().paint(Paint.FAINT, row(label, result.oracle().metrics())));
  }

  private String row(String label, RunMetrics metrics) {
    return row(
        label,
        kills(metrics.kills(), metrics.panicked()),
        Long.toString(metrics.wrongKills()),
        metrics.workLostMillis(),
        metrics.objectiveLostMillis(),
        metrics.fullStallMillis(),
        metrics.timeLostMillis());
  }

  private String row(String label, String kills, String wrong, long... millis) {
    StringBuilder row =
        new StringBuilder("  ")
            .append(SafeText.left(SafeText.cutMiddle(label, name - 1), name))
            .append(SafeText.right(kills, KILLS))
            .append(SafeText.right(wrong, WRONG));
    for (long time : millis) {
      row.append(SafeText.right(Durations.ofMillis(time), TIME));
    }
    return row.toString();
  }

  private static String kills(long kills, boolean panicked) {
    return kills + (panicked ? "!" : "");
  }
}
