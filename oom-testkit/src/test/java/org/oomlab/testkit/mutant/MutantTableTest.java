package org.oomlab.testkit.mutant;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.oomlab.testkit.GoldenSection;
import org.oomlab.testkit.PolicyInvariant;
import org.oomlab.testkit.PolicyInvariants;
import org.oomlab.testkit.property.Counterexample;
import org.oomlab.testkit.property.CounterexampleSearch;
import org.oomlab.testkit.property.MachineArbitraries;
import org.oomlab.testkit.property.VictimPolicyContract;

/** The published table of what catches which mutant is what comes out. */
class MutantTableTest {
  private static final Path PAGE = Path.of("../docs/properties.md");
  private static final int SEEDS = 5;

  @Test
  void table_allMutants_isAsPublished() {
    StringBuilder table =
        new StringBuilder(
            "| mutant | caught by | try | at random | processes |\n|---|---|---|---|---|\n");
    for (Mutant mutant : Mutants.all()) {
      table.append(row(mutant));
    }

    GoldenSection.check(PAGE, "mutants", table.toString());
  }

  private static String row(Mutant mutant) {
    Counterexample first =
        search(mutant, CounterexampleSearch.ofContract(1))
            .orElseThrow(() -> new AssertionError(mutant + " survives"));
    List<Counterexample> atRandom =
        LongStream.rangeClosed(1, SEEDS)
            .mapToObj(
                seed ->
                    new CounterexampleSearch(
                        MachineArbitraries.randomRequests(), VictimPolicyContract.TRIES, seed))
            .flatMap(search -> search(mutant, search).stream())
            .toList();
    List<Integer> tries = atRandom.stream().map(Counterexample::tries).sorted().toList();
    int processes =
        Stream.concat(Stream.of(first), atRandom.stream())
            .mapToInt(found -> found.request().machine().tasks().size())
            .max()
            .orElse(0);
    return "| `"
        + mutant.name()
        + "` | `"
        + mutant.caughtBy()
        + "` | "
        + first.tries()
        + " | "
        + (tries.size() > SEEDS / 2 ? tries.get(SEEDS / 2) : "not")
        + " | "
        + processes
        + " |\n";
  }

  private static Optional<Counterexample> search(Mutant mutant, CounterexampleSearch search) {
    PolicyInvariant invariant = PolicyInvariants.named(mutant.caughtBy());
    return search.breaks(mutant.policy(), invariant.promises(), invariant);
  }
}
