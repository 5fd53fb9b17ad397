package org.oomlab.core.report.words;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.core.report.AgreementCount;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.report.UnreportedKill;

/** Counts what logs hold, and says it. Keeps no report. Not thread-safe. */
public final class Tally {
  /** Why a kill can have no report. */
  public static final String WHY = "the kernel prints ten in five seconds, logs are cut";

  private static final int MOST_KILLS = 10;

  private final List<String> kills = new ArrayList<>();
  private AgreementCount count = AgreementCount.ZERO;
  private long unreported;

  /** Creates one that has counted nothing. */
  public Tally() {}

  /** Counts a report. */
  public void add(ExplainedReport report) {
    count = count.plus(report.judgement().agreement());
  }

  /** Counts a kill without a report. */
  public void add(UnreportedKill kill) {
    unreported++;
    if (kills.size() < MOST_KILLS) {
      kills.add(
          VerdictSentence.process(kill.name(), kill.pid())
              + " at "
              + Facts.place(kill.input(), kill.line()));
    }
  }

  /** Returns how many reports agree. */
  public AgreementCount count() {
    return count;
  }

  /** Returns how many kills have no report. */
  public long unreported() {
    return unreported;
  }

  /** Returns how many kills have no report, in words; there must be some. */
  public String unreportedHeading() {
    return unreported
        + (unreported == 1
            ? " kill has no report of its own"
            : " kills have no report of their own");
  }

  /** Returns the same and why that can be, and which do. */
  public String unreportedSentence() {
    return unreportedHeading() + " (" + WHY + "): " + unreportedList();
  }

  /** Returns which kills have no report, the first ones by name; there must be some. */
  public String unreportedList() {
    String text = String.join(", ", kills);
    return unreported > kills.size()
        ? text + " and " + (unreported - kills.size()) + " more"
        : text;
  }

  /** Returns a sentence about how many reports agree. */
  public String totals() {
    return count.reports()
        + " reports: the model agrees with "
        + count.agree()
        + ", disagrees with "
        + count.disagree()
        + ", cannot decide "
        + count.indeterminate()
        + ".";
  }
}
