package org.oomlab.testkit.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import org.jspecify.annotations.Nullable;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.core.verify.PropertyResult;
import org.oomlab.core.verify.PropertyResult.Outcome;
import org.oomlab.core.verify.PropertySuite;
import org.oomlab.testkit.PolicyBehavior;
import org.oomlab.testkit.PolicyInvariant;
import org.oomlab.testkit.RequestText;
import org.oomlab.testkit.SmallestRequest;
import org.oomlab.testkit.Violation;
import org.oomlab.testkit.property.VictimPolicyContract;
import org.oomlab.testkit.run.BrokenCourseError;

/**
 * The run of the moment. jqwik makes test classes and hooks itself, so what they are about has to
 * lie where they find it.
 */
record ContractRun(
    VictimPolicy policy,
    Set<PolicyBehavior> behaviors,
    PropertySuite.Settings settings,
    Runnable onTry,
    List<PropertyResult> results) {
  private static volatile @Nullable ContractRun underWay;

  static synchronized void start(ContractRun run) {
    if (underWay != null) {
      throw new IllegalStateException("another run is under way");
    }
    underWay = run;
  }

  static void end() {
    underWay = null;
  }

  static ContractRun current() {
    ContractRun run = underWay;
    if (run == null) {
      throw new IllegalStateException("no run is under way");
    }
    return run;
  }

  /** Returns how often a property is tried whose author wants that many tries; an example once. */
  static int scaled(int authorsTries, int tries) {
    if (authorsTries == 1) {
      return 1;
    }
    long scaled = (long) authorsTries * tries / VictimPolicyContract.TRIES;
    return Math.clamp(scaled, 1, Integer.MAX_VALUE);
  }

  /** Returns the seed of a property: each has other machines than its neighbour. */
  String seed(String property) {
    return Long.toString(settings.seed() * 31 + property.hashCode());
  }

  /** Notes that a property is not asked. */
  void notPromised(String method) {
    add(method, 0, new Outcome.NotPromised());
  }

  /** Notes what became of a property. */
  void finished(String method, PropertyExecutionResult result) {
    Outcome outcome =
        result.status() == PropertyExecutionResult.Status.SUCCESSFUL
            ? new Outcome.Held()
            : unwell(method, result);
    add(method, result.countTries(), outcome);
  }

  private Outcome unwell(String method, PropertyExecutionResult result) {
    if (result.throwable().orElse(null) instanceof BrokenCourseError broken) {
      String detail =
          Words.why(method).isEmpty() ? broken.violation().toString() : broken.violation().detail();
      return new Outcome.BrokenCourse(detail, broken.course());
    }
    String thrown = result.throwable().map(ContractRun::firstLine).orElse("was not tried");
    return falsified(result)
        .<Outcome>map(request -> broken(method, request, thrown))
        .orElseGet(() -> new Outcome.Failed(thrown));
  }

  private Outcome.Broken broken(String method, SelectionRequest request, String thrown) {
    String name = Words.ofMethod(method);
    Optional<SmallestRequest> smallest =
        Words.invariant(method).flatMap(invariant -> smallest(invariant, request));
    SelectionRequest shown = smallest.map(SmallestRequest::request).orElse(request);
    String detail = smallest.map(found -> found.violation().detail()).orElse(thrown);
    Counterexample counterexample = Counterexample.of(name + ": " + detail, shown);
    return new Outcome.Broken(
        detail,
        counterexample.snapshot(),
        RequestText.of(shown),
        RegressionTest.of(method, name, counterexample));
  }

  /** A policy that is not deterministic may keep now what it broke before. */
  private Optional<SmallestRequest> smallest(PolicyInvariant invariant, SelectionRequest request) {
    try {
      return violation(invariant, request)
          .map(
              found ->
                  SmallestRequest.of(request, found, smaller -> violation(invariant, smaller)));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private Optional<Violation> violation(PolicyInvariant invariant, SelectionRequest request) {
    return invariant.check(policy, behaviors, request).stream().findFirst();
  }

  private static Optional<SelectionRequest> falsified(PropertyExecutionResult result) {
    List<Object> parameters = result.falsifiedParameters().orElseGet(ArrayList::new);
    return parameters.stream()
        .filter(SelectionRequest.class::isInstance)
        .map(SelectionRequest.class::cast)
        .findFirst();
  }

  private void add(String method, int tries, Outcome outcome) {
    results.add(new PropertyResult(Words.ofMethod(method), Words.why(method), tries, outcome));
  }

  private static String firstLine(Throwable thrown) {
    String text = String.valueOf(thrown.getMessage());
    String line = text.lines().findFirst().orElse("");
    boolean ours = thrown.getClass().getName().startsWith("org.oomlab.");
    return ours || thrown instanceof AssertionError
        ? line
        : thrown.getClass().getName() + ": " + line;
  }
}
