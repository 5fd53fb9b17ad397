package org.oomlab.core.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.oomlab.core.report.AgreementCount;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.report.Finding;
import org.oomlab.core.report.UnreportedKill;
import org.oomlab.core.report.words.Tally;
import org.oomlab.core.text.SafeText;

/**
 * Explained reports as a page to attach to a ticket: one file without script that fetches nothing.
 * Several reports have an overview above them, so they wait in a spool until all are counted;
 * memory grows with the overview alone.
 */
public final class ExplainHtml {
  /** Rows of the overview; the reports themselves are all there. */
  static final int MOST_ROWS = 10_000;

  private final Writer out;
  private final int top;
  private final Iterator<Finding> findings;
  private final Tally tally = new Tally();

  private ExplainHtml(Writer out, int top, Iterator<Finding> findings) {
    this.out = out;
    this.top = top;
    this.findings = findings;
  }

  /**
   * Writes the page.
   *
   * @param out where to; flushed, not closed
   * @param spool keeps reports for a while; empty
   * @param top how many rows of a ranking are seen at once
   * @param inputs names of all inputs
   * @param findings what is in them, in order; read to the end
   * @return how many reports agree
   */
  public static AgreementCount write(
      Writer out, Spool spool, int top, List<String> inputs, Iterator<Finding> findings)
      throws IOException {
    ExplainHtml page = new ExplainHtml(out, top, findings);
    PageFrame.start(out, title(inputs));
    Optional<ExplainedReport> first = page.next();
    Optional<ExplainedReport> second = page.next();
    if (first.isEmpty()) {
      page.nothing(inputs);
    } else if (second.isEmpty()) {
      new ReportSection(out, top, 1, false).write(first.get());
      page.unreported();
    } else {
      page.several(spool, first.get(), second.get());
    }
    PageFrame.end(out);
    return page.tally.count();
  }

  private static String title(List<String> inputs) {
    return "OOM report: "
        + (inputs.size() == 1 ? inputs.getFirst() : inputs.size() + " logs")
        + " - OOM Lab";
  }

  /** Returns the next report; kills without one are counted on the way. */
  private Optional<ExplainedReport> next() {
    while (findings.hasNext()) {
      switch (findings.next()) {
        case UnreportedKill kill -> tally.add(kill);
        case ExplainedReport report -> {
          tally.add(report);
          return Optional.of(report);
        }
      }
    }
    return Optional.empty();
  }

  private void nothing(List<String> inputs) throws IOException {
    String where =
        inputs.size() == 1
            ? SafeText.clean(inputs.getFirst())
            : "these " + inputs.size() + " inputs";
    Html.write(
        out, new Plain("No report of the OOM killer in " + where + "."), PlainRenderer::render);
    unreported();
  }

  private void unreported() throws IOException {
    if (tally.unreported() > 0) {
      Html.write(out, Unreported.of(tally), UnreportedRenderer::render);
    }
  }

  private void several(Spool spool, ExplainedReport first, ExplainedReport second)
      throws IOException {
    List<OverviewRow> rows = new ArrayList<>();
    ReportSection section = new ReportSection(spool.writer(), top, 2, true);
    section.write(first);
    rows.add(OverviewRow.of(first));
    Optional<ExplainedReport> report = Optional.of(second);
    while (report.isPresent()) {
      section.write(report.get());
      if (rows.size() < MOST_ROWS) {
        rows.add(OverviewRow.of(report.get()));
      }
      report = next();
    }
    long left = tally.count().reports() - rows.size();
    Html.write(out, new Overview(tally.totals(), rows, left), OverviewRenderer::render);
    unreported();
    spool.copyTo(out);
  }
}
