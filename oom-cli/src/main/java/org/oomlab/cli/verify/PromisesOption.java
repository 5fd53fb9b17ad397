package org.oomlab.cli.verify;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.core.registry.CallGuard;
import org.oomlab.core.registry.Configured;
import org.oomlab.core.registry.ConfiguredDaemon;
import org.oomlab.core.registry.ConfiguredPolicy;
import org.oomlab.core.registry.PolicyFailureException;
import org.oomlab.core.text.Nearest;
import org.oomlab.core.verify.PropertySuite;
import picocli.CommandLine.Option;

/** What a policy is held to beyond what every policy must keep. */
public final class PromisesOption {
  private static final String NAME = "--promises";
  private static final String NOTHING = "none";

  @Option(
      names = NAME,
      paramLabel = "PROMISE,...",
      split = ",",
      description =
          "What the policy promises, instead of what its provider says; none for nothing beyond"
              + " what every policy must keep. A word that is no promise lists them all.")
  private List<String> given = new ArrayList<>();

  @Inject
  PromisesOption() {}

  /**
   * Returns what the policy is held to.
   *
   * @throws BadInputException when something is no promise
   */
  Set<String> of(Configured policy, PropertySuite suite, CallGuard guard) {
    if (given.equals(List.of(NOTHING))) {
      return Set.of();
    }
    List<String> words =
        switch (policy) {
          case ConfiguredPolicy _ -> suite.promises();
          case ConfiguredDaemon _ -> suite.daemonPromises();
        };
    if (!given.isEmpty()) {
      return known(NAME + ": ", given, words);
    }
    try {
      Set<String> own = policy.registered().promises(policy.parameters(), guard);
      return known(policy.registered() + " promises what is not known: ", own, words);
    } catch (PolicyFailureException e) {
      throw new BadInputException(e.failure().sentence(), e);
    }
  }

  private static Set<String> known(String where, Iterable<String> words, List<String> known) {
    List<String> promises = new ArrayList<>();
    for (String word : words) {
      String promise = word.strip();
      if (!known.contains(promise)) {
        Optional<String> nearest = Nearest.of(promise, known);
        throw new BadInputException(
            where
                + "'"
                + promise
                + "' is no promise"
                + nearest.map(name -> "; did you mean " + name + "?").orElse("")
                + "; there are "
                + String.join(", ", known));
      }
      promises.add(promise);
    }
    return Set.copyOf(promises);
  }
}
