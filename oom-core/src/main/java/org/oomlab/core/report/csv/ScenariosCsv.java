package org.oomlab.core.report.csv;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import org.oomlab.core.metrics.OracleRun;
import org.oomlab.core.metrics.PolicyRun;
import org.oomlab.core.metrics.RunMetrics;
import org.oomlab.core.metrics.ScenarioResult;
import org.oomlab.core.metrics.ScenarioTotals;
import org.oomlab.core.report.words.RunOutcome;

/**
 * Policies compared on scenarios: a row for each scenario and policy with every metric. The columns
 * are named as in {@code oom/compare/1}; the oracle's are empty where it was not asked.
 */
public final class ScenariosCsv {
  private static final List<String> HEADER =
      List.of(
          "index",
          "input",
          "scenario",
          "seed",
          "policy",
          "outcome",
          "victimPid",
          "victimName",
          "kills",
          "killedProcesses",
          "wrongKills",
          "panicked",
          "workLostMillis",
          "someStallMillis",
          "fullStallMillis",
          "recoveryMillis",
          "unrecovered",
          "freedPages",
          "overkillPages",
          "pageSizeBytes",
          "objectiveLostMillis",
          "workUnits",
          "fairnessPerMille",
          "timeLostMillis",
          "oracleTimeLostMillis",
          "oracleFirstVictimName",
          "regretMillis",
          "unanimous",
          "explanation");

  private ScenariosCsv() {}

  /**
   * Writes the table.
   *
   * @param policies the policies as they were asked for
   * @param results the scenarios, in order; read to the end
   * @return each policy over all scenarios
   */
  public static List<ScenarioTotals> write(
      Writer out, List<String> policies, Iterator<ScenarioResult> results) throws IOException {
    return Table.write(out, HEADER, table -> rows(table, policies, results));
  }

  private static List<ScenarioTotals> rows(
      Table table, List<String> policies, Iterator<ScenarioResult> results) {
    List<ScenarioTotals> totals = ScenarioTotals.none(policies);
    int index = 0;
    while (results.hasNext()) {
      ScenarioResult result = results.next();
      for (PolicyRun run : result.runs()) {
        row(table, index, result, run);
      }
      totals = ScenarioTotals.plus(totals, result);
      index++;
    }
    return totals;
  }

  private static void row(Table table, int index, ScenarioResult result, PolicyRun run) {
    RunMetrics metrics = run.metrics();
    OracleRun oracle = result.oracle();
    boolean known = run.succeeded();
    boolean asked = known && oracle.isKnown();
    table.row(
        Integer.toString(index),
        result.input(),
        result.scenario().name(),
        Long.toString(result.scenario().seed()),
        run.policy(),
        RunOutcome.word(run),
        Table.positive(run.firstKill().map(kill -> kill.event().victim().pid()).orElse(0)),
        run.names().isEmpty() ? "" : run.names().getFirst(),
        Table.known(known, metrics.kills()),
        Table.known(known, metrics.killedProcesses()),
        Table.known(known, metrics.wrongKills()),
        known ? Boolean.toString(metrics.panicked()) : "",
        Table.known(known, metrics.workLostMillis()),
        Table.known(known, metrics.someStallMillis()),
        Table.known(known, metrics.fullStallMillis()),
        Table.known(known && metrics.kills() > 0, metrics.recoveryMillis()),
        known && metrics.kills() > 0 ? Boolean.toString(metrics.unrecovered()) : "",
        Table.known(known, metrics.freedPages()),
        Table.known(known, metrics.overkillPages()),
        Integer.toString(result.scenario().machine().pageSizeBytes()),
        Table.known(known, metrics.objectiveLostMillis()),
        Table.known(known, metrics.workUnits()),
        Table.known(known, metrics.fairnessPerMille()),
        Table.known(known, metrics.timeLostMillis()),
        Table.known(asked, oracle.metrics().timeLostMillis()),
        oracle.firstVictim(),
        Table.known(asked, result.regretMillis(run)),
        Boolean.toString(result.unanimous()),
        RunOutcome.explanation(run));
  }
}
