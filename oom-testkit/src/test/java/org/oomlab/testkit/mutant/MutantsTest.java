package org.oomlab.testkit.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.testkit.PolicyInvariant;
import org.oomlab.testkit.PolicyInvariants;
import org.oomlab.testkit.property.VictimPolicyContract;

/**
 * The kit must find every mutant with the settings that an author gets, and show it with a few
 * processes.
 */
class MutantsTest {
  private static final int MOST_TASKS = 4;

  static List<Mutant> mutants() {
    return Mutants.all();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void contract_mutant_failsTheInvariantThatIsMeantToFindIt(Mutant mutant) {
    MutantUnderContract.choose(mutant);

    TestExecutionSummary summary = run(propertyOf(mutant.caughtBy()));

    assertThat(summary.getTestsStartedCount()).isEqualTo(1);
    assertThat(summary.getFailures())
        .as("%s must be caught by %s", mutant, mutant.caughtBy())
        .hasSize(1)
        .allSatisfy(failure -> assertShown(mutant, failure.getException()));
  }

  private static void assertShown(Mutant mutant, Throwable failure) {
    String shown = String.valueOf(failure.getMessage());
    assertThat(shown).contains(mutant.caughtBy() + ":");
    assertThat(shown.lines().filter(line -> line.startsWith("  pid ")))
        .as("the processes of the counterexample:%n%s", shown)
        .hasSizeLessThanOrEqualTo(MOST_TASKS);
  }

  @Test
  void mutants_all_areAsManyAsPromised() {
    assertThat(Mutants.all())
        .extracting(Mutant::name)
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(50);
  }

  @Test
  void mutants_eachInvariant_hasOneAtLeast() {
    Set<String> caught =
        Mutants.all().stream().map(Mutant::caughtBy).collect(Collectors.toUnmodifiableSet());

    assertThat(PolicyInvariants.all()).extracting(PolicyInvariant::name).allMatch(caught::contains);
  }

  @Test
  void contract_eachInvariant_isAProperty() {
    assertThat(PolicyInvariants.all())
        .allSatisfy(
            invariant ->
                assertThat(VictimPolicyContract.class.getDeclaredMethods())
                    .extracting(Method::getName)
                    .contains(propertyOf(invariant.name())));
  }

  private static TestExecutionSummary run(String property) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(
                    DiscoverySelectors.selectMethod(
                        MutantUnderContract.class, property, SelectionRequest.class))
                .build(),
            listener);
    return listener.getSummary();
  }

  /** Returns {@code ignoresOrder} for {@code ignores-order}. */
  private static String propertyOf(String invariant) {
    StringBuilder name = new StringBuilder();
    boolean capital = false;
    for (int i = 0; i < invariant.length(); i++) {
      char c = invariant.charAt(i);
      if (c == '-') {
        capital = true;
      } else {
        name.append(capital ? Character.toUpperCase(c) : c);
        capital = false;
      }
    }
    return name.toString();
  }
}
