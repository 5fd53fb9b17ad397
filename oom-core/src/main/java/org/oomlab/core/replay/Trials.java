package org.oomlab.core.replay;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.task.TaskId;

/**
 * Every reading of a report that could decide otherwise, tried.
 *
 * @param ruleSets the rules of all releases that fit, oldest first
 * @param total the bounds of the total by a rule set
 */
record Trials(
    Incident incident,
    ReportedOom reported,
    VictimPolicy policy,
    List<KernelRules> ruleSets,
    Function<KernelRules, PageBounds> total) {
  /** More victims than any table of a report has told apart by its total. */
  private static final int MOST_RUNS = 64;

  Trials {
    ruleSets = List.copyOf(ruleSets);
  }

  /** Returns the decision by the newest rules at the smallest total, the rows taken as shown. */
  Trial first() {
    KernelRules newest = ruleSets.getLast();
    return asShown(newest).at(total.apply(newest).minPages());
  }

  /** Returns a trial that decides otherwise than {@code first}, best one without a doubt. */
  Optional<Trial> dissent(Trial first) {
    for (KernelRules rules : ruleSets) {
      Optional<Trial> dissent = dissent(first, asShown(rules), total.apply(rules));
      if (dissent.isPresent()) {
        return dissent;
      }
    }
    if (first.victim().isEmpty()) {
      return Optional.empty();
    }
    for (Doubt doubt : Doubt.values()) {
      for (KernelRules rules : ruleSets) {
        PageBounds bounds = total.apply(rules);
        List<Doubt> doubts = Doubt.of(incident, rules, bounds);
        if (doubts.contains(doubt)) {
          Sweep against = against(first.victim().get(), rules, doubt, doubts);
          Optional<Trial> dissent = dissent(first, against, bounds);
          if (dissent.isPresent()) {
            return dissent;
          }
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Returns whether at a total and by rules that fit, the rows taken as shown, it names this pid.
   */
  boolean couldName(int victimPid) {
    return ruleSets.stream()
        .flatMap(rules -> asShown(rules).runs(total.apply(rules), MOST_RUNS).stream())
        .anyMatch(run -> run.first().prediction().victimPid() == victimPid);
  }

  /** Returns the same within other bounds of the total. */
  Trials within(Function<KernelRules, PageBounds> bounds) {
    return new Trials(incident, reported, policy, ruleSets, bounds);
  }

  /** Returns the same of another reading of the report. */
  Trials with(ReportedOom other) {
    return new Trials(incident, other, policy, ruleSets, total);
  }

  /**
   * Returns every decision that fits, where only the total and the release tell them apart; none
   * where what the report hides could lead to others.
   */
  List<Prediction> possible() {
    SequencedSet<Prediction> possible = new LinkedHashSet<>();
    for (KernelRules rules : ruleSets) {
      List<Run> runs = asShown(rules).runs(total.apply(rules), MOST_RUNS);
      if (runs.size() > MOST_RUNS || runs.stream().anyMatch(run -> isDoubtful(run, rules))) {
        return List.of();
      }
      runs.forEach(run -> possible.add(run.first().prediction()));
    }
    return List.copyOf(possible);
  }

  private boolean isDoubtful(Run run, KernelRules rules) {
    Optional<TaskId> victim = run.first().victim();
    List<Doubt> doubts = Doubt.of(incident, rules, total.apply(rules));
    return victim.isPresent()
        && doubts.stream()
            .map(doubt -> against(victim.get(), rules, doubt, doubts))
            .anyMatch(against -> dissent(run.first(), against, run.total()).isPresent());
  }

  /** The largest total comes first, which is easiest to tell of. */
  private static Optional<Trial> dissent(Trial first, Sweep sweep, PageBounds bounds) {
    Trial largest = sweep.at(bounds.maxPages());
    if (!largest.prediction().sameDecision(first.prediction())) {
      return Optional.of(largest);
    }
    return sweep.runs(bounds, 1).stream()
        .map(Run::first)
        .filter(trial -> !trial.prediction().sameDecision(first.prediction()))
        .findFirst();
  }

  private Sweep asShown(KernelRules rules) {
    return new Sweep(pages -> reported.request(rules, pages), policy, Doubt.NONE);
  }

  private Sweep against(TaskId process, KernelRules rules, Doubt doubt, List<Doubt> doubts) {
    return new Sweep(
        pages -> reported.request(rules, pages, doubt, doubts, process), policy, doubt);
  }
}
