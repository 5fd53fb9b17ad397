package org.oomlab.cli.explain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.oomlab.api.incident.Incident;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.core.report.AgreementCount;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.report.UnreportedKill;
import org.oomlab.core.report.words.AgreementWords;
import org.oomlab.core.report.words.Facts;
import org.oomlab.core.report.words.Tally;
import org.oomlab.core.report.words.VictimLabel;
import org.oomlab.core.text.SafeText;

/** All reports on a line each, behind the reports; the last thing on the screen. */
final class SummaryTable {
  /** A longer table helps nobody, and is not kept. */
  private static final int MOST_ROWS = 1000;

  private static final int NUMBER = 4;
  private static final int VICTIM = 24;
  private static final int MODEL = 9;

  private final Page page;
  private final Tally tally = new Tally();
  private final List<String> rows = new ArrayList<>();

  SummaryTable(Page page) {
    this.page = page;
  }

  AgreementCount count() {
    return tally.count();
  }

  void add(ExplainedReport report) {
    tally.add(report);
    if (rows.size() < MOST_ROWS) {
      rows.add(row(report));
    }
  }

  void add(UnreportedKill kill) {
    tally.add(kill);
  }

  void write() throws IOException {
    if (count().reports() > 1) {
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
      if (count().reports() > rows.size()) {
        page.note("and " + (count().reports() - rows.size()) + " more");
      }
    }
    if (tally.unreported() > 0) {
      page.blank();
      page.paragraph(Paint.PLAIN, tally.unreportedSentence());
    }
    if (count().reports() > 1) {
      page.blank();
      page.paragraph(Paint.STRONG, tally.totals());
    }
  }

  private String row(ExplainedReport report) {
    Incident incident = report.incident();
    String model = AgreementWords.verb(report.judgement().agreement());
    String head =
        SafeText.right(Long.toString(report.index() + 1), NUMBER)
            + "  "
            + SafeText.left(VictimLabel.of(incident.actual()), VICTIM)
            + " ";
    String where = Facts.place(incident.origin());
    int room = Math.max(page.columns() - NUMBER - VICTIM - MODEL - 4, 8);
    return head
        + page.style().paint(ReportText.paint(report.judgement().agreement()), model)
        + " ".repeat(MODEL - model.length() + 1)
        + SafeText.cutMiddle(where, room);
  }
}
