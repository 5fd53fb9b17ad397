package org.oomlab.core.report.csv;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import org.oomlab.api.incident.Incident;
import org.oomlab.core.compare.PolicyOutcome;
import org.oomlab.core.compare.PolicyTotals;
import org.oomlab.core.compare.Situation;
import org.oomlab.core.compare.Toll;

/**
 * Policies compared: a row for each situation and policy, with the kernel's own victim in every
 * row. The columns are named as in {@code oom/compare/1}.
 */
public final class CompareCsv {
  private static final int MILLIS_DECIMALS = 3;

  private static final List<String> HEADER =
      List.of(
          "index",
          "input",
          "line",
          "kernelOutcome",
          "kernelVictimPid",
          "kernelVictimName",
          "policy",
          "status",
          "outcome",
          "victimPid",
          "victimName",
          "killedPids",
          "freedPages",
          "pageSizeBytes",
          "lostCpuSeconds",
          "unanimous",
          "explanation");

  private CompareCsv() {}

  /**
   * Writes the table.
   *
   * @param policies the policies as they were asked for
   * @param situations the situations, in order; read to the end
   * @return each policy over all situations
   */
  public static List<PolicyTotals> write(
      Writer out, List<String> policies, Iterator<Situation> situations) throws IOException {
    return Table.write(out, HEADER, table -> rows(table, policies, situations));
  }

  private static List<PolicyTotals> rows(
      Table table, List<String> policies, Iterator<Situation> situations) {
    List<PolicyTotals> totals = PolicyTotals.none(policies);
    while (situations.hasNext()) {
      Situation situation = situations.next();
      situation.outcomes().forEach(outcome -> row(table, situation, outcome));
      totals = PolicyTotals.plus(totals, situation);
    }
    return totals;
  }

  private static void row(Table table, Situation situation, PolicyOutcome outcome) {
    Incident incident = situation.incident();
    Toll toll = outcome.toll();
    table.row(
        Long.toString(situation.index()),
        incident.origin().input(),
        Long.toString(incident.origin().line()),
        incident.actual().outcome().name(),
        Table.positive(incident.actual().victimPid()),
        incident.actual().victimComm(),
        outcome.policy(),
        outcome.status().name(),
        outcome.prediction().outcome().name(),
        Table.positive(outcome.prediction().victimPid()),
        outcome.prediction().victimComm(),
        outcome.prediction().killedKnown() ? Table.pids(outcome.prediction().killedPids()) : "",
        Table.known(toll.known(), toll.freedPages()),
        Integer.toString(incident.machine().pageSizeBytes()),
        toll.cpuTimeKnown()
            ? BigDecimal.valueOf(toll.lostCpuMillis(), MILLIS_DECIMALS).toPlainString()
            : "",
        Boolean.toString(situation.unanimous()),
        outcome.sentence());
  }
}
