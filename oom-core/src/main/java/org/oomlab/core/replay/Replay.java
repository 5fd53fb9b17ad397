package org.oomlab.core.replay;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.incident.ToldFact;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.Reason;
import org.oomlab.core.rules.KernelProfiles;

/**
 * Decides a reported OOM again, by any policy, and holds the result against what the kernel did.
 *
 * <p>Where the report leaves the total or the release open within bounds, every rule set in the
 * range is tried at every total where the decision could turn. What a release counts and the report
 * hides (privileges, swap and page tables, a process's history) is then read against the process
 * chosen, as far as it can be ({@link Doubt}). Only when all trials agree is the OOM decided; and
 * where a total was inferred, a disagreement counts only when no other total undoes it. Pure and
 * thread-safe.
 */
public final class Replay {
  private static final KernelRules OLDEST_RULES = KernelProfiles.table().getFirst();

  private Replay() {}

  /** Returns the judgement by the rules of the kernel that the report shows. */
  public static Judgement judge(Incident incident, VictimPolicy policy) {
    return judge(
        incident,
        policy,
        KernelProfiles.rulesWithin(incident.kernel().oldest(), incident.kernel().newest()));
  }

  /** Returns the judgement by the rules of another release. */
  public static Judgement judge(Incident incident, VictimPolicy policy, KernelRelease release) {
    return judge(incident, policy, KernelProfiles.rulesWithin(release, release));
  }

  /**
   * Returns every decision that fits a report, each once, where only its total and its release,
   * open within bounds, tell them apart; one where it is decided. None where it cannot be decided
   * for another reason.
   */
  public static List<Prediction> possible(Incident incident, VictimPolicy policy) {
    return possible(
        incident,
        policy,
        KernelProfiles.rulesWithin(incident.kernel().oldest(), incident.kernel().newest()));
  }

  /** Returns the same by the rules of another release. */
  public static List<Prediction> possible(
      Incident incident, VictimPolicy policy, KernelRelease release) {
    return possible(incident, policy, KernelProfiles.rulesWithin(release, release));
  }

  private static List<Prediction> possible(
      Incident incident, VictimPolicy policy, List<KernelRules> ruleSets) {
    ReportedOom reported = new ReportedOom(incident);
    if (obstacle(incident, ruleSets).isPresent() || reported.allocatingTaskHidden()) {
      return List.of();
    }
    return new Trials(incident, reported, policy, ruleSets, rules -> TotalPages.of(incident, rules))
        .possible().stream()
            .map(
                prediction ->
                    killedHidden(incident, reported) ? prediction.withoutKilled() : prediction)
            .distinct()
            .toList();
  }

  private static Judgement judge(
      Incident incident, VictimPolicy policy, List<KernelRules> ruleSets) {
    KernelRules newest = ruleSets.isEmpty() ? OLDEST_RULES : ruleSets.getLast();
    PageBounds total = TotalPages.of(incident, newest);
    Optional<String> obstacle = obstacle(incident, ruleSets);
    if (obstacle.isPresent()) {
      return undecided(incident, total, obstacle.get(), ruleSets);
    }
    ReportedOom reported = new ReportedOom(incident);
    if (reported.allocatingTaskHidden()) {
      return undecided(incident, total, DoubtReasons.allocatingTaskHidden(incident), ruleSets);
    }
    Trials trials =
        new Trials(incident, reported, policy, ruleSets, rules -> TotalPages.of(incident, rules));
    Trial first = trials.first();
    Optional<Trial> dissent = trials.dissent(first);
    if (dissent.isPresent()) {
      return undecided(incident, dissent.get(), first, total);
    }
    Prediction predicted =
        killedHidden(incident, reported) ? first.prediction().withoutKilled() : first.prediction();
    Comparison comparison = Comparison.of(incident, predicted, first.verdict(), newest);
    Trials anySwap =
        incident.lacks(MissingFact.Kind.SWAP_TOTAL)
            ? trials.within(rules -> TotalPages.withAnySwap(incident, rules))
            : trials;
    if (comparison.agreement() == Agreement.DISAGREE) {
      Optional<Trial> other = anySwap.dissent(first);
      if (other.isPresent()) {
        return undecided(incident, other.get(), first, TotalPages.withAnySwap(incident, newest));
      }
    }
    if (comparison.agreement() == Agreement.DISAGREE
        && predicted.outcome() == Outcome.KILLED
        && incident.actual().outcome() == Outcome.KILLED
        && predicted.victimPid() != incident.actual().victimPid()) {
      comparison =
          vforkHidden(incident, trials, first)
              .or(() -> vforkHidden(incident, anySwap, first))
              .or(() -> swappinessHidden(incident, reported, policy, first))
              .or(() -> rebootHidden(incident, anySwap, first))
              .map(reason -> new Comparison(Agreement.INDETERMINATE, reason))
              .orElse(comparison);
    }
    return new Judgement(
        comparison.agreement(),
        comparison.reason(),
        predicted,
        first.verdict().explanation(),
        total,
        newest.since());
  }

  /**
   * A row that was cut off may be of a process of the group, or that shares the victim's memory.
   */
  private static boolean killedHidden(Incident incident, ReportedOom reported) {
    return reported.groupMembersHidden() || incident.lacks(MissingFact.Kind.TASK_ROWS);
  }

  /**
   * Returns that the processes killed earlier in the log may be others than those in the table, as
   * when two logs were joined, where the kernel's own victim follows then.
   */
  private static Optional<String> rebootHidden(Incident incident, Trials trials, Trial first) {
    Trials others = trials.with(trials.reported().withoutEarlierVictims());
    return others.couldName(incident.actual().victimPid())
        ? Optional.of(DoubtReasons.rebootHidden(incident, first))
        : Optional.empty();
  }

  /** Returns that children may wait in vfork, where the kernel's own victim follows then. */
  private static Optional<String> vforkHidden(Incident incident, Trials trials, Trial first) {
    return incident.isTold(ToldFact.VFORK)
        ? Optional.empty()
        : VforkDoubt.of(trials, first, incident.actual().victimPid())
            .map(parents -> DoubtReasons.vforkHidden(incident, first.prediction(), parents));
  }

  /** Returns that the memcg's swap may not count, where the kernel's own victim follows then. */
  private static Optional<String> swappinessHidden(
      Incident incident, ReportedOom reported, VictimPolicy policy, Trial first) {
    OptionalLong limit = TotalPages.withSwappiness0(incident, first.rules());
    if (incident.isTold(ToldFact.SWAPPINESS)
        || limit.isEmpty()
        || limit.getAsLong() == first.totalPages()) {
      return Optional.empty();
    }
    Trial other = Trial.of(reported, policy, first.rules(), limit.getAsLong());
    return other.prediction().victimPid() == incident.actual().victimPid()
        ? Optional.of(DoubtReasons.swappinessHidden(incident, first, other))
        : Optional.empty();
  }

  private static Judgement undecided(Incident incident, Trial one, Trial other, PageBounds total) {
    String reason = DoubtReasons.boundsDecide(incident, one, other);
    // Scores without most of their terms would not be scores.
    Explanation explanation =
        one.doubt() == Doubt.HISTORY
            ? Explanation.of(new Reason("undecided", reason))
            : other.verdict().explanation();
    return new Judgement(
        Agreement.INDETERMINATE,
        reason,
        Prediction.UNKNOWN,
        explanation,
        total,
        other.rules().since());
  }

  /** A table that ends early, in a report that does not end, says nothing of the rows to come. */
  private static Optional<String> obstacle(Incident incident, List<KernelRules> ruleSets) {
    boolean endsInTable =
        incident.lacks(MissingFact.Kind.TASK_ROWS)
            && incident.actual().outcome() == Outcome.UNKNOWN;
    Optional<String> missing =
        incident.missing().stream()
            .filter(
                fact ->
                    switch (fact.kind()) {
                      case TASK_TABLE -> true;
                      case TASK_ROWS -> endsInTable;
                      default -> false;
                    })
            .map(MissingFact::detail)
            .findFirst();
    return missing.isEmpty() && ruleSets.isEmpty()
        ? Optional.of(DoubtReasons.noRules(incident))
        : missing;
  }

  private static Judgement undecided(
      Incident incident, PageBounds total, String reason, List<KernelRules> ruleSets) {
    KernelRelease rules =
        ruleSets.isEmpty() ? incident.kernel().oldest() : ruleSets.getLast().since();
    return new Judgement(
        Agreement.INDETERMINATE,
        reason,
        Prediction.UNKNOWN,
        Explanation.of(new Reason("undecided", reason)),
        total,
        rules);
  }
}
