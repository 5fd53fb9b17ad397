package org.oomlab.core.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.Reason;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.core.registry.ConfiguredPolicy;
import org.oomlab.core.registry.PolicyFailureException;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.replay.Prediction;
import org.oomlab.core.replay.Predictions;
import org.oomlab.core.replay.Replay;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.core.select.SelectionRequests;
import org.oomlab.core.snapshot.Snapshot;

/** Puts situations to several policies. Pure but for the policies themselves; thread-safe. */
public final class Comparison {
  private final List<ConfiguredPolicy> policies;
  private final List<KernelRelease> release;

  private Comparison(List<ConfiguredPolicy> policies, List<KernelRelease> release) {
    this.policies = List.copyOf(policies);
    this.release = List.copyOf(release);
    if (policies.isEmpty()) {
      throw new IllegalArgumentException("a comparison needs a policy");
    }
  }

  /** Returns a comparison by the rules of the kernel that each report shows. */
  public static Comparison of(List<ConfiguredPolicy> policies) {
    return new Comparison(policies, List.of());
  }

  /** Returns a comparison by the rules of another release. */
  public static Comparison of(List<ConfiguredPolicy> policies, KernelRelease release) {
    return new Comparison(policies, List.of(release));
  }

  /** Returns the policies as they were asked for. */
  public List<String> labels() {
    return policies.stream().map(ConfiguredPolicy::label).toList();
  }

  /** Asks every policy about one situation. A policy that fails does not stop the others. */
  public Situation of(long index, Incident incident) {
    List<PolicyOutcome> outcomes = new ArrayList<>();
    for (ConfiguredPolicy policy : policies) {
      outcomes.add(outcome(policy, incident));
    }
    List<String> partings = new Parting(incident.machine().pageSizeBytes()).sentences(outcomes);
    return new Situation(index, incident, outcomes, partings);
  }

  /**
   * Asks every policy about a snapshot, which leaves nothing open. A policy that fails does not
   * stop the others.
   *
   * @param input name of the file
   * @throws IllegalArgumentException when there are no rules for its kernel; {@link #rules} tells
   */
  public Situation of(long index, String input, Snapshot snapshot) {
    KernelRules rules =
        rules(snapshot).orElseThrow(() -> new IllegalArgumentException("no rules for " + input));
    Incident incident = SnapshotIncident.of(input, snapshot);
    List<PolicyOutcome> outcomes = new ArrayList<>();
    for (ConfiguredPolicy policy : policies) {
      outcomes.add(outcome(policy, incident, snapshot, rules));
    }
    List<String> partings = new Parting(incident.machine().pageSizeBytes()).sentences(outcomes);
    return new Situation(index, incident, outcomes, partings);
  }

  /** Returns the rules that decide a snapshot, empty where none are known for its kernel. */
  public Optional<KernelRules> rules(Snapshot snapshot) {
    return KernelProfiles.rulesFor(
        release.isEmpty() ? snapshot.machine().kernel() : release.getFirst());
  }

  private static PolicyOutcome outcome(
      ConfiguredPolicy policy, Incident incident, Snapshot snapshot, KernelRules rules) {
    SelectionRequest request = SelectionRequests.of(snapshot.machine(), snapshot.control(), rules);
    Verdict verdict;
    try {
      verdict = policy.policy().select(request);
    } catch (PolicyFailureException e) {
      return failed(policy, e.failure().sentence());
    }
    Prediction prediction = Predictions.of(request, verdict);
    boolean decided = prediction.outcome() != Outcome.UNKNOWN;
    String reason = verdict.explanation().reason().sentence();
    return new PolicyOutcome(
        policy.label(),
        decided ? PolicyOutcome.Status.DECIDED : PolicyOutcome.Status.UNDECIDED,
        prediction,
        toll(incident, prediction),
        verdict.explanation(),
        verdict instanceof Verdict.Decline ? "declines: " + reason : reason);
  }

  private PolicyOutcome outcome(ConfiguredPolicy policy, Incident incident) {
    Judgement judgement;
    try {
      judgement =
          release.isEmpty()
              ? Replay.judge(incident, policy.policy())
              : Replay.judge(incident, policy.policy(), release.getFirst());
      judgement.candidates();
    } catch (PolicyFailureException e) {
      return failed(policy, e.failure().sentence());
    }
    Prediction prediction = judgement.predicted();
    boolean decided = prediction.outcome() != Outcome.UNKNOWN;
    return new PolicyOutcome(
        policy.label(),
        decided ? PolicyOutcome.Status.DECIDED : PolicyOutcome.Status.UNDECIDED,
        prediction,
        toll(incident, prediction),
        judgement.explanation(),
        decided ? sentence(incident, judgement) : judgement.reason());
  }

  private static String sentence(Incident incident, Judgement judgement) {
    Explanation explanation = judgement.explanation();
    return explanation.reason().sentence()
        + (incident.lacks(MissingFact.Kind.TASK_ROWS) && explanation.scored()
            ? ", among the rows shown"
            : "");
  }

  private static PolicyOutcome failed(ConfiguredPolicy policy, String sentence) {
    return new PolicyOutcome(
        policy.label(),
        PolicyOutcome.Status.FAILED,
        Prediction.UNKNOWN,
        Toll.UNKNOWN,
        Explanation.of(new Reason("failed", sentence)),
        sentence);
  }

  private static Toll toll(Incident incident, Prediction prediction) {
    return switch (prediction.outcome()) {
      case KILLED ->
          prediction.killedKnown()
              ? Toll.of(incident.machine(), prediction.killedPids())
              : Toll.UNKNOWN;
      case NO_KILLABLE, PANIC -> Toll.NONE;
      case UNKNOWN -> Toll.UNKNOWN;
    };
  }
}
