package org.oomlab.core.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.oomlab.core.metrics.OracleRun;
import org.oomlab.core.metrics.PolicyRun;
import org.oomlab.core.metrics.RunMetrics;
import org.oomlab.core.metrics.ScenarioResult;
import org.oomlab.core.text.Durations;
import org.oomlab.core.text.Sizes;

/**
 * A metric of every policy.
 *
 * @param name which
 * @param sum whether it is the one that runs are ranked by
 * @param cells one a policy, then the oracle's where it was asked
 */
record CostRow(String name, boolean sum, List<CostCell> cells) {
  CostRow {
    cells = List.copyOf(cells);
  }

  /**
   * A metric of a policy.
   *
   * @param text its value
   * @param tone a class of the style sheet: best of all, bad in itself, or nothing
   */
  record CostCell(String text, String tone) {}

  static List<CostRow> all(ScenarioResult result) {
    int page = result.scenario().machine().pageSizeBytes();
    List<CostRow> rows = new ArrayList<>();
    rows.add(row(result, "kills", RunMetrics::kills, CostRow::kills));
    rows.add(
        row(result, "wrong kills", RunMetrics::wrongKills, m -> Long.toString(m.wrongKills())));
    rows.add(time(result, "work lost", RunMetrics::workLostMillis));
    rows.add(time(result, "promises broken", RunMetrics::objectiveLostMillis));
    rows.add(time(result, "all waited", RunMetrics::fullStallMillis));
    rows.add(sum(time(result, "time lost", RunMetrics::timeLostMillis)));
    if (result.oracle().isKnown()) {
      long best = result.oracle().metrics().timeLostMillis();
      rows.add(time(result, "regret", m -> m.timeLostMillis() - best));
    }
    rows.add(time(result, "some waited", RunMetrics::someStallMillis));
    rows.add(row(result, "recovery", RunMetrics::recoveryMillis, CostRow::recovery));
    rows.add(row(result, "freed", m -> 0, m -> size(m, m.freedPages(), page)));
    rows.add(
        row(
            result,
            "never needed",
            RunMetrics::overkillPages,
            m -> size(m, m.overkillPages(), page)));
    rows.add(row(result, "work done", m -> -m.workUnits(), m -> m.workUnits() + " units"));
    rows.add(
        row(
            result,
            "fairness",
            m -> -m.fairnessPerMille(),
            m -> m.fairnessPerMille() + " of 1000"));
    return rows;
  }

  /** Returns the heading of the oracle's column. */
  static String oracle(OracleRun oracle) {
    return oracle.firstVictim().isEmpty()
        ? "in hindsight"
        : "in hindsight: " + oracle.firstVictim() + " first";
  }

  private static CostRow sum(CostRow row) {
    return new CostRow(row.name, true, row.cells);
  }

  private static CostRow time(
      ScenarioResult result, String name, ToLongFunction<RunMetrics> millis) {
    return row(result, name, millis, m -> Durations.ofMillis(millis.applyAsLong(m)));
  }

  /** Makes a row; the lower the value, the better. */
  private static CostRow row(
      ScenarioResult result,
      String name,
      ToLongFunction<RunMetrics> value,
      Function<RunMetrics, String> text) {
    List<Long> values =
        result.runs().stream()
            .filter(PolicyRun::succeeded)
            .map(run -> value.applyAsLong(run.metrics()))
            .toList();
    long least = values.stream().mapToLong(Long::longValue).min().orElse(0);
    boolean differ = values.stream().distinct().count() > 1;
    List<CostCell> cells = new ArrayList<>();
    for (PolicyRun run : result.runs()) {
      boolean best = differ && value.applyAsLong(run.metrics()) == least;
      cells.add(
          run.succeeded()
              ? new CostCell(text.apply(run.metrics()), best ? "best" : "")
              : new CostCell("failed", "bad"));
    }
    if (result.oracle().isKnown()) {
      cells.add(new CostCell(text.apply(result.oracle().metrics()), "oracle"));
    }
    return new CostRow(name, false, cells);
  }

  private static String kills(RunMetrics metrics) {
    String kills = Long.toString(metrics.kills());
    if (metrics.killedProcesses() != metrics.kills()) {
      kills += " of " + metrics.killedProcesses() + " processes";
    }
    return metrics.panicked() ? kills + ", panic" : kills;
  }

  private static String size(RunMetrics metrics, long pages, int pageSizeBytes) {
    return metrics.kills() == 0 ? "-" : Sizes.ofPages(pages, pageSizeBytes);
  }

  private static String recovery(RunMetrics metrics) {
    if (metrics.kills() == 0) {
      return "-";
    }
    return metrics.unrecovered()
        ? "not in " + Durations.ofMillis(metrics.recoveryMillis())
        : Durations.ofMillis(metrics.recoveryMillis());
  }
}
