package org.oomlab.cli.explain;

import java.io.IOException;
import java.util.List;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.cli.output.Wrapping;
import org.oomlab.core.replay.Agreement;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.report.words.AgreementWords;
import org.oomlab.core.report.words.Facts;
import org.oomlab.core.report.words.MemoryBreakdown;
import org.oomlab.core.report.words.VerdictSentence;
import org.oomlab.core.text.SafeText;

/** One report, told to a person who was woken up for it. */
final class ReportText {
  private final Page page;
  private final int top;

  ReportText(Page page, int top) {
    this.page = page;
    this.top = top;
  }

  void write(ExplainedReport report) throws IOException {
    Incident incident = report.incident();
    page.paragraph(Paint.STRONG, VerdictSentence.of(report));
    page.blank();
    page.field("log", Facts.where(incident.origin()));
    page.field("kernel", Facts.kernel(report));
    page.field("asked by", Facts.asked(incident));
    new RankingText(page, top, report).write();
    MemoryText.write(page, MemoryBreakdown.of(incident));
    agreement(report);
    missing(incident.missing());
  }

  private void agreement(ExplainedReport report) throws IOException {
    Judgement judgement = report.judgement();
    page.blank();
    String head = AgreementWords.heading(judgement.agreement()) + ":";
    List<String> lines =
        Wrapping.wrap(head + " " + SafeText.clean(judgement.reason()), page.columns());
    page.line(
        page.style().paint(paint(judgement.agreement()), head)
            + lines.getFirst().substring(head.length()));
    page.lines(lines.subList(1, lines.size()));
  }

  static Paint paint(Agreement agreement) {
    return switch (agreement) {
      case AGREE -> Paint.GOOD;
      case DISAGREE -> Paint.BAD;
      case INDETERMINATE -> Paint.UNSURE;
    };
  }

  private void missing(List<MissingFact> missing) throws IOException {
    for (MissingFact fact : missing) {
      page.note("missing: " + SafeText.clean(fact.detail()));
    }
  }
}
