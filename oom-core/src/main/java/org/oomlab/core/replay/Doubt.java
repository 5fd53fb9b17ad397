package org.oomlab.core.replay;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.select.BadnessFormula;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.RootBonus;
import org.oomlab.api.task.Lineage;

/**
 * What a report does not show of its processes although a release's score counts it. Each is read
 * against the process that would be chosen, together with those before it; a choice that stands
 * then stands whatever the truth.
 */
enum Doubt {
  /** None: the rows are taken as they are, and user id 0 to hold {@code CAP_SYS_ADMIN}. */
  NONE("nothing"),
  /** Who holds {@code CAP_SYS_ADMIN}, up to 4.16. */
  PRIVILEGES("which of root's processes hold CAP_SYS_ADMIN, which this release favours"),
  /** Swap and page tables, which the tables of 2.6.36 to 3.5 lack: the others' are at most. */
  MEMORY("how much each process has in swap and in page tables"),
  /** The same of the one chosen, where more of it can overflow (2.6.39 to 3.1). */
  OVERFLOW("whether swap and page tables make the score overflow"),
  /** Children, CPU time, age, niceness and capabilities, which count up to 2.6.35. */
  HISTORY("children, CPU time, age, niceness and capabilities, which this release counts"),
  /** Scores that overflow at a total between the bounds, 2.6.36 to 3.1. */
  WRAPPING("the total so exactly that scores which overflow could be told");

  private final String words;

  Doubt(String words) {
    this.words = words;
  }

  /** Returns what is not shown, for the middle of a sentence. */
  String words() {
    return words;
  }

  /** Returns the doubts that a report leaves under the rules of a release, in order. */
  static List<Doubt> of(Incident incident, KernelRules rules, PageBounds total) {
    List<Doubt> doubts = new ArrayList<>();
    BadnessFormula formula = rules.score().formula();
    if (formula == BadnessFormula.TOTAL_VM) {
      boolean hidden =
          incident.machine().tasks().stream()
              .anyMatch(task -> task.lineage() instanceof Lineage.Unknown);
      return hidden ? List.of(HISTORY) : List.of();
    }
    if (rules.score().rootBonus() != RootBonus.NONE) {
      doubts.add(PRIVILEGES);
    }
    if (incident.lacks(MissingFact.Kind.TASK_COLUMN)) {
      doubts.add(MEMORY);
      if (formula == BadnessFormula.PER_MILLE_INT) {
        doubts.add(OVERFLOW);
      }
    }
    boolean wraps =
        formula == BadnessFormula.PER_MILLE_INT || formula == BadnessFormula.PER_MILLE_CUT_TO_INT;
    if (wraps && !total.isExact()) {
      doubts.add(WRAPPING);
    }
    return doubts;
  }
}
