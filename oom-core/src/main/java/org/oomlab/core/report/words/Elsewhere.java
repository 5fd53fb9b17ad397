package org.oomlab.core.report.words;

import java.util.OptionalLong;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.task.TaskSnapshot;

/** Notices that no process is to blame: that the memory was not theirs at all. */
final class Elsewhere {
  /** Processes that hold less than one part in so many did not fill the memory. */
  private static final long LITTLE = 10;

  private Elsewhere() {}

  /** Returns a sentence, after a blank, where all processes together held next to nothing. */
  static String note(Incident incident) {
    OptionalLong scarce = Cause.scarcePages(incident);
    boolean whole =
        !incident.lacks(MissingFact.Kind.TASK_TABLE) && !incident.lacks(MissingFact.Kind.TASK_ROWS);
    if (scarce.isEmpty() || !whole) {
      return "";
    }
    long rssPages = incident.machine().tasks().stream().mapToLong(TaskSnapshot::rssPages).sum();
    return rssPages < scarce.getAsLong() / LITTLE
        ? " All processes together held "
            + VerdictSentence.percent(rssPages, scarce.getAsLong())
            + ": look below for where the memory was."
        : "";
  }
}
