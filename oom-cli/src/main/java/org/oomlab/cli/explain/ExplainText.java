package org.oomlab.cli.explain;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.Style;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.core.report.AgreementCount;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.report.Finding;
import org.oomlab.core.report.UnreportedKill;
import org.oomlab.core.text.SafeText;

/** Reports for a person: each in full, then all of them in a table. */
final class ExplainText {
  private static final String RULE = "─";

  private ExplainText() {}

  /**
   * Writes them as they come.
   *
   * @param inputs names of all inputs
   * @return how many reports agree
   */
  static AgreementCount write(
      Writer out, Style style, int top, List<String> inputs, Iterator<Finding> findings)
      throws IOException {
    Page page = new Page(out, style);
    SummaryTable summary = new SummaryTable(page);
    ReportText text = new ReportText(page, top);
    while (findings.hasNext()) {
      switch (findings.next()) {
        case UnreportedKill kill -> summary.add(kill);
        case ExplainedReport report -> {
          if (report.index() > 0) {
            page.blank();
            page.line(style.paint(Paint.FAINT, RULE.repeat(style.columns())));
          }
          text.write(report);
          summary.add(report);
        }
      }
    }
    if (summary.count().reports() == 0) {
      page.paragraph(Paint.PLAIN, "No report of the OOM killer in " + names(inputs) + ".");
    }
    summary.write();
    return summary.count();
  }

  private static String names(List<String> inputs) {
    return inputs.size() == 1
        ? SafeText.clean(inputs.getFirst())
        : "these " + inputs.size() + " inputs";
  }
}
