package org.oomlab.core.report.csv;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.replay.Prediction;
import org.oomlab.core.report.AgreementCount;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.report.Finding;
import org.oomlab.core.report.UnreportedKill;

/**
 * Explained reports, a row each; the columns are named as in {@code oom/explain/1}. A kill without
 * a report has a row with its victim and no {@code index}.
 */
public final class ExplainCsv {
  private static final List<String> HEADER =
      List.of(
          "index",
          "input",
          "line",
          "timestamp",
          "kernel",
          "profile",
          "constraint",
          "oomMemcg",
          "totalPages",
          "invokerName",
          "invokerPid",
          "processes",
          "outcome",
          "victimPid",
          "victimName",
          "victimMemcg",
          "killedPids",
          "policy",
          "predictedOutcome",
          "predictedVictimPid",
          "predictedVictimName",
          "predictedKilledPids",
          "agreement",
          "reason");

  private ExplainCsv() {}

  /**
   * Writes the table.
   *
   * @param findings what is in the logs, in order; read to the end
   * @return how many reports agree
   */
  public static AgreementCount write(Writer out, Iterator<Finding> findings) throws IOException {
    return Table.write(out, HEADER, table -> rows(table, findings));
  }

  private static AgreementCount rows(Table table, Iterator<Finding> findings) {
    AgreementCount count = AgreementCount.ZERO;
    while (findings.hasNext()) {
      switch (findings.next()) {
        case UnreportedKill kill -> row(table, kill);
        case ExplainedReport report -> {
          row(table, report);
          count = count.plus(report.judgement().agreement());
        }
      }
    }
    return count;
  }

  private static void row(Table table, ExplainedReport report) {
    Incident incident = report.incident();
    Judgement judgement = report.judgement();
    ActualOutcome actual = incident.actual();
    Prediction predicted = judgement.predicted();
    PageBounds total = judgement.totalPages();
    table.row(
        Long.toString(report.index()),
        incident.origin().input(),
        Long.toString(incident.origin().line()),
        incident.origin().timestamp(),
        incident.kernel().printed(),
        judgement.rules().text(),
        incident.lacks(MissingFact.Kind.CONSTRAINT) ? "" : incident.constraint().name(),
        incident.constraint() == OomConstraint.MEMCG ? incident.oomMemcg().value() : "",
        Table.known(total.isExact() && total.maxPages() < PageBounds.UNBOUNDED, total.minPages()),
        incident.invoker().comm(),
        Table.positive(incident.invoker().pid()),
        Integer.toString(incident.machine().tasks().size()),
        actual.outcome().name(),
        Table.positive(actual.victimPid()),
        actual.victimComm(),
        actual.victimMemcg().value(),
        Table.pids(actual.killedPids()),
        report.policy(),
        predicted.outcome().name(),
        Table.positive(predicted.victimPid()),
        predicted.victimComm(),
        predicted.killedKnown() ? Table.pids(predicted.killedPids()) : "",
        judgement.agreement().name(),
        judgement.reason());
  }

  private static void row(Table table, UnreportedKill kill) {
    String[] cells = new String[HEADER.size()];
    Arrays.fill(cells, "");
    cells[HEADER.indexOf("input")] = kill.input();
    cells[HEADER.indexOf("line")] = Long.toString(kill.line());
    cells[HEADER.indexOf("outcome")] = Outcome.KILLED.name();
    cells[HEADER.indexOf("victimPid")] = Table.positive(kill.pid());
    cells[HEADER.indexOf("victimName")] = kill.name();
    table.row(cells);
  }
}
