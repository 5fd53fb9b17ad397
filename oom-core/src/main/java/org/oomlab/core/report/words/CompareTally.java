package org.oomlab.core.report.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.core.compare.PolicyOutcome;
import org.oomlab.core.compare.PolicyTotals;
import org.oomlab.core.compare.Situation;
import org.oomlab.core.text.SafeText;

/**
 * Counts compared situations and says it: in how many policies part, what each does over all, and
 * why some did not decide, each reason once with how often it was given. Keeps no situation. Not
 * thread-safe.
 */
public final class CompareTally {
  /** Reasons that name pids and totals differ everywhere; a few show what is the matter. */
  private static final int MOST = 10;

  private final Map<String, Long> times = new LinkedHashMap<>();
  private List<PolicyTotals> totals;
  private long situations;
  private long unanimous;
  private long parted;
  private boolean swapMatters;
  private long others;

  /**
   * Creates one that has counted nothing.
   *
   * @param policies the policies as they were asked for
   */
  public CompareTally(List<String> policies) {
    this.totals = PolicyTotals.none(policies);
  }

  /** Counts a situation. */
  public void add(Situation situation) {
    situations++;
    unanimous += situation.unanimous() ? 1 : 0;
    parted += situation.partings().isEmpty() ? 0 : 1;
    totals = PolicyTotals.plus(totals, situation);
    for (PolicyOutcome outcome : situation.outcomes()) {
      undecided(situation, outcome);
    }
  }

  private void undecided(Situation situation, PolicyOutcome outcome) {
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

  private static boolean isOwnChoice(PolicyOutcome outcome) {
    return outcome.sentence().startsWith("declines") || outcome.sentence().startsWith("waits");
  }

  private void count(String note) {
    if (times.containsKey(note) || times.size() < MOST) {
      times.merge(note, 1L, Long::sum);
    } else {
      others++;
    }
  }

  /** Returns how many situations were counted. */
  public long situations() {
    return situations;
  }

  /** Returns each policy over all situations. */
  public List<PolicyTotals> totals() {
    return totals;
  }

  /** Returns a sentence about how many have one victim; there must be a situation. */
  public String summary() {
    long open = situations - unanimous - parted;
    return (situations == 1 ? "1 situation" : situations + " situations")
        + ": all policies name the same victim in "
        + unanimous
        + ", they part in "
        + parted
        + (open == 0 ? "" : ", and in " + open + " not all of them decide")
        + ".";
  }

  /** Returns why policies did not decide, none where all did. */
  public List<String> undecidedNotes() {
    List<String> notes = new ArrayList<>();
    times.forEach(
        (note, often) ->
            notes.add(SafeText.clean(note) + (often == 1 ? "" : " (" + often + " times)")));
    if (others > 0) {
      notes.add("and for other reasons " + others + " times");
    }
    if (swapMatters) {
      notes.add("--swap-total SIZE tells how much swap the machine has");
    }
    return List.copyOf(notes);
  }
}
