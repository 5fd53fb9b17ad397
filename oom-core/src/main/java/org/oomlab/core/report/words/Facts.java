package org.oomlab.core.report.words;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.incident.Invoker.Detail;
import org.oomlab.api.incident.KernelEvidence;
import org.oomlab.api.incident.Origin;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.core.text.SafeText;
import org.oomlab.core.text.Sizes;

/** What a report says of itself: where it stands, which kernel spoke, who asked for memory. */
public final class Facts {
  private Facts() {}

  /** Returns file and line. */
  public static String place(Origin origin) {
    return place(origin.input(), origin.line());
  }

  /** Returns file and line. */
  static String place(String input, long line) {
    return SafeText.clean(input) + ":" + line;
  }

  /** Returns file, line and, where the log has it, the time. */
  public static String where(Origin origin) {
    return origin.timestamp().isEmpty()
        ? place(origin)
        : place(origin) + ", at " + SafeText.clean(origin.timestamp());
  }

  /** Returns the release, or what tells of it, and whose rules decided. */
  public static String kernel(ExplainedReport report) {
    KernelEvidence kernel = report.incident().kernel();
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

  /** Returns whose allocation it was. */
  public static String asked(Incident incident) {
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
    List<String> details = new ArrayList<>();
    if (invoker.shows(Detail.ORDER)) {
      details.add(amount(incident));
    } else if (!invoker.gfpFlags().isEmpty()) {
      details.add("an amount not shown (" + SafeText.clean(flags(invoker)) + ")");
    }
    if (invoker.shows(Detail.OOM_SCORE_ADJ)) {
      details.add("oom_score_adj " + invoker.oomScoreAdj());
    }
    return details.isEmpty() ? who : who + ": " + String.join(", ", details);
  }

  private static String amount(Incident incident) {
    Invoker invoker = incident.invoker();
    return Sizes.ofPages(1L << invoker.order(), incident.machine().pageSizeBytes())
        + " (order "
        + invoker.order()
        + (invoker.gfpFlags().isEmpty() ? "" : ", " + SafeText.clean(flags(invoker)))
        + ")";
  }

  /** Flags in words, with room to break the line between them. */
  private static String flags(Invoker invoker) {
    return invoker.gfpFlags().replace("|", " | ");
  }
}
