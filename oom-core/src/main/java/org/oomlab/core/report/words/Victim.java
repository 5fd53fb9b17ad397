package org.oomlab.core.report.words;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Factor;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.replay.Agreement;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.text.Sizes;

/** Why the victim and not a larger process. */
final class Victim {
  private Victim() {}

  /** Returns the victim's row of the table, empty where it has none. */
  static Optional<TaskSnapshot> row(Incident incident) {
    int pid = incident.actual().victimPid();
    return incident.machine().tasks().stream().filter(task -> task.mmPid() == pid).findFirst();
  }

  /**
   * Returns the sentence, after a blank, that says why the kernel took this one although another
   * was larger, or that it was the largest. Empty where the model does not agree, or no score
   * decided.
   */
  static String preference(ExplainedReport report) {
    List<Candidate> candidates = report.judgement().candidates();
    int pageSizeBytes = report.incident().machine().pageSizeBytes();
    boolean explained =
        report.judgement().agreement() == Agreement.AGREE
            && report.judgement().explanation().scored()
            && candidates.size() > 1;
    Optional<Candidate> victim =
        candidates.stream().filter(candidate -> candidate.rank() == 1).findFirst();
    Optional<Candidate> largest =
        candidates.stream()
            .max(Comparator.comparingLong(candidate -> heldPages(candidate, pageSizeBytes)));
    if (!explained || victim.isEmpty() || largest.isEmpty()) {
      return "";
    }
    long ownPages = heldPages(victim.get(), pageSizeBytes);
    long mostPages = heldPages(largest.get(), pageSizeBytes);
    if (ownPages == mostPages) {
      return " It was the largest of " + candidates.size() + " processes.";
    }
    TaskSnapshot other = largest.get().task();
    String name = VerdictSentence.process(other.comm(), other.mmPid());
    String size = Sizes.ofPages(mostPages, pageSizeBytes);
    if (!largest.get().eligible()) {
      return " The largest, "
          + name
          + " with "
          + size
          + ", "
          + largest.get().ineligibleBecause().orElseThrow().phrase()
          + " and is exempt.";
    }
    if (victim.get().factor(Factor.ADJ) > 0) {
      return " Its oom_score_adj of "
          + victim.get().task().oomScoreAdj()
          + " put it before the largest, "
          + name
          + " with "
          + size
          + ".";
    }
    return " The largest, "
        + name
        + " with "
        + size
        + ", was spared by its oom_score_adj of "
        + other.oomScoreAdj()
        + ".";
  }

  private static long heldPages(Candidate candidate, int pageSizeBytes) {
    TaskSnapshot task = candidate.task();
    return task.rssPages() + task.swapPages() + task.pgtablesBytes() / pageSizeBytes;
  }
}
