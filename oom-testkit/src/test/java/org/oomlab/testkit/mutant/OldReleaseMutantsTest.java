package org.oomlab.testkit.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.testkit.PolicyInvariant;
import org.oomlab.testkit.PolicyInvariants;
import org.oomlab.testkit.property.CounterexampleSearch;
import org.oomlab.testkit.property.MachineArbitraries;
import org.oomlab.testkit.property.VictimPolicyContract;

/** Where a release reads another knob, the invariant moves that one: on it alone it must bite. */
class OldReleaseMutantsTest {
  private static final List<String> RELEASES =
      List.of("2.6.11", "2.6.16", "2.6.24", "2.6.35", "2.6.36", "3.4");

  static Stream<Arguments> mutantsOnReleases() {
    return Mutants.all().stream()
        .filter(mutant -> mutant.caughtBy().equals("respects-oom-score-adj"))
        .flatMap(mutant -> RELEASES.stream().map(release -> Arguments.of(mutant, release)));
  }

  @ParameterizedTest
  @MethodSource("mutantsOnReleases")
  void search_mutantOfAdjOnOneOldRelease_findsIt(Mutant mutant, String release) {
    PolicyInvariant invariant = PolicyInvariants.named(mutant.caughtBy());
    CounterexampleSearch search =
        new CounterexampleSearch(
            MachineArbitraries.requests(Arbitraries.of(KernelRelease.parse(release))),
            VictimPolicyContract.TRIES,
            1);

    assertThat(search.breaks(mutant.policy(), invariant.promises(), invariant)).isPresent();
  }
}
