package org.oomlab.cli.explain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.SafeText;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.core.report.AgreementCount;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.report.UnreportedKill;

/** All reports on a line each, behind the reports; the last thing on the screen. */
final class SummaryTable {
  /** A longer table helps nobody, and is not kept. */
  private static final int MOST_ROWS = 1000;

  private static final int MOST_KILLS = 10;
  private static final int NUMBER = 4;
  private static final int VICTIM = 24;
  private static final int MODEL = 9;

  private final Page page;
  private final List<String> rows = new ArrayList<>();
  private final List<String> kills = new ArrayList<>();
  private AgreementCount count = AgreementCount.ZERO;
  private long unreported;

  SummaryTable(Page page) {
    this.page = page;
  }

  AgreementCount count() {
    return count;
  }

  void add(ExplainedReport report) {
    count = count.plus(report.judgement().agreement());
    if (rows.size() < MOST_ROWS) {
      rows.add(row(report));
    }
  }

  void add(UnreportedKill kill) {
    unreported++;
    if (kills.size() < MOST_KILLS) {
      kills.add(
          VerdictSentence.process(kill.name(), kill.pid())
              + " at "
              + SafeText.clean(kill.input())
              + ":"
              + kill.line());
    }
  }

  void write() throws IOException {
    if (count.reports() > 1) {
      page.heading("All reports");
      page.line(
          page.style()
              .paint(
                  Paint.FAINT,
                  SafeText.right("#", NUMBER)
                      + "  "
                      + SafeText.left("killed", VICTIM)
                      + " "
                      + SafeText.left("model", MODEL)
                      + " where"));
      page.lines(rows);
      if (count.reports() > rows.size()) {
        page.note("and " + (count.reports() - rows.size()) + " more");
      }
    }
    if (unreported > 0) {
      page.blank();
      page.paragraph(Paint.PLAIN, unreported());
    }
    if (count.reports() > 1) {
      page.blank();
      page.paragraph(Paint.STRONG, totals());
    }
  }

  private String unreported() {
    String text =
        unreported
            + (unreported == 1 ? " kill has" : " kills have")
            + " no report of their own (the kernel prints ten in five seconds, logs are cut): "
            + String.join(", ", kills);
    return unreported > kills.size()
        ? text + " and " + (unreported - kills.size()) + " more"
        : text;
  }

  private String totals() {
    return count.reports()
        + " reports: the model agrees with "
        + count.agree()
        + ", disagrees with "
        + count.disagree()
        + ", cannot decide "
        + count.indeterminate()
        + ".";
  }

  private String row(ExplainedReport report) {
    Incident incident = report.incident();
    String model = ReportText.word(report.judgement().agreement());
    String head =
        SafeText.right(Long.toString(report.index() + 1), NUMBER)
            + "  "
            + SafeText.left(killed(incident.actual()), VICTIM)
            + " ";
    String where = incident.origin().input() + ":" + incident.origin().line();
    int room = Math.max(page.columns() - NUMBER - VICTIM - MODEL - 4, 8);
    return head
        + page.style().paint(ReportText.paint(report.judgement().agreement()), model)
        + " ".repeat(MODEL - model.length() + 1)
        + SafeText.cutMiddle(SafeText.clean(where), room);
  }

  private static String killed(ActualOutcome actual) {
    return switch (actual.outcome()) {
      case KILLED -> {
        int others = actual.killedPids().size() - 1;
        yield SafeText.clean(actual.victimComm())
            + " "
            + actual.victimPid()
            + (others > 0 ? " +" + others : "");
      }
      case NO_KILLABLE -> "nobody";
      case PANIC -> "panic";
      case UNKNOWN -> "not shown";
    };
  }
}
