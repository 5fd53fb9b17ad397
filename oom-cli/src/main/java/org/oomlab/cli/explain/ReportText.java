package org.oomlab.cli.explain;

import java.io.IOException;
import java.util.List;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.incident.KernelEvidence;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.Origin;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.SafeText;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.cli.output.Wrapping;
import org.oomlab.core.replay.Agreement;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.core.text.Sizes;

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
    page.field("log", where(incident.origin()));
    page.field("kernel", kernel(incident.kernel(), report));
    page.field("asked by", asked(incident));
    new RankingText(page, top, report).write();
    new MemoryText(page, incident).write();
    agreement(report);
    missing(incident.missing());
  }

  private static String where(Origin origin) {
    String line = SafeText.clean(origin.input()) + ":" + origin.line();
    return origin.timestamp().isEmpty()
        ? line
        : line + ", at " + SafeText.clean(origin.timestamp());
  }

  private static String kernel(KernelEvidence kernel, ExplainedReport report) {
    Judgement judgement = report.judgement();
    String release = kernel.printed().isEmpty() ? kernel.evidence() : kernel.printed();
    return SafeText.clean(release)
        + (judgement.candidates().isEmpty()
            ? ""
            : "; rules of " + judgement.rules().text() + " and later")
        + (KernelProfiles.isNewerThanRead(kernel.newest()) && report.rulesAsked().isEmpty()
            ? " (no release after " + KernelProfiles.NEWEST_READ + " was read)"
            : "")
        + (report.rulesAsked().isEmpty() ? "" : ", as " + report.rulesAsked() + " asks");
  }

  private static String asked(Incident incident) {
    Invoker invoker = incident.invoker();
    if (invoker.equals(Invoker.UNKNOWN)) {
      return "not shown";
    }
    String who =
        invoker.pid() > 0
            ? VerdictSentence.process(invoker.comm(), invoker.pid())
            : SafeText.clean(invoker.comm());
    if (invoker.order() < 0) {
      return who + ", by SysRq-f";
    }
    long pages = 1L << invoker.order();
    return who
        + ": "
        + Sizes.ofPages(pages, incident.machine().pageSizeBytes())
        + " (order "
        + invoker.order()
        + (invoker.gfpFlags().isEmpty() ? "" : ", " + SafeText.clean(flags(invoker)))
        + "), oom_score_adj "
        + invoker.oomScoreAdj();
  }

  /** Flags in words, with room to break the line between them. */
  private static String flags(Invoker invoker) {
    return invoker.gfpFlags().replace("|", " | ");
  }

  private void agreement(ExplainedReport report) throws IOException {
    Judgement judgement = report.judgement();
    page.blank();
    String head =
        switch (judgement.agreement()) {
          case AGREE -> "Agreement:";
          case DISAGREE -> "Disagreement:";
          case INDETERMINATE -> "Undecided:";
        };
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

  static String word(Agreement agreement) {
    return switch (agreement) {
      case AGREE -> "agrees";
      case DISAGREE -> "disagrees";
      case INDETERMINATE -> "undecided";
    };
  }

  private void missing(List<MissingFact> missing) throws IOException {
    for (MissingFact fact : missing) {
      page.note("missing: " + SafeText.clean(fact.detail()));
    }
  }
}
