package org.oomlab.cli.compare;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.SafeText;
import org.oomlab.core.compare.PolicyOutcome;
import org.oomlab.core.compare.Situation;

/** Why policies did not decide: each reason once, with how often it was given. */
final class UndecidedNotes {
  /** Reasons that name pids and totals differ everywhere; a few show what is the matter. */
  private static final int MOST = 10;

  private final Map<String, Long> times = new LinkedHashMap<>();
  private final Page page;
  private boolean swapMatters;
  private long others;

  UndecidedNotes(Page page) {
    this.page = page;
  }

  void add(Situation situation) {
    for (PolicyOutcome outcome : situation.outcomes()) {
      switch (outcome.status()) {
        case DECIDED -> {}
        case UNDECIDED -> {
          count(outcome.policy() + (isOwnChoice(outcome) ? " " : ": ") + outcome.sentence());
          swapMatters |=
              !isOwnChoice(outcome) && situation.incident().lacks(MissingFact.Kind.SWAP_TOTAL);
        }
        case FAILED -> count(outcome.sentence());
      }
    }
  }

  private static boolean isOwnChoice(PolicyOutcome outcome) {
    return outcome.sentence().startsWith("declines") || outcome.sentence().startsWith("waits");
  }

  void write() throws IOException {
    if (times.isEmpty()) {
      return;
    }
    page.heading("Where policies did not decide");
    for (Map.Entry<String, Long> note : times.entrySet()) {
      String often = note.getValue() == 1 ? "" : " (" + note.getValue() + " times)";
      page.note(SafeText.clean(note.getKey()) + often);
    }
    if (others > 0) {
      page.note("and for other reasons " + others + " times");
    }
    if (swapMatters) {
      page.note("--swap-total SIZE tells how much swap the machine has");
    }
  }

  private void count(String note) {
    if (times.containsKey(note) || times.size() < MOST) {
      times.merge(note, 1L, Long::sum);
    } else {
      others++;
    }
  }
}
