package org.oomlab.testkit.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.oomlab.testkit.GoldenSection;
import org.oomlab.testkit.daemon.DaemonBehavior;
import org.oomlab.testkit.daemon.DaemonInvariant;
import org.oomlab.testkit.daemon.DaemonInvariants;
import org.oomlab.testkit.daemon.DaemonPromises;
import org.oomlab.testkit.property.ContentionArbitraries;
import org.oomlab.testkit.property.CreepArbitraries;
import org.oomlab.testkit.property.PressureDaemonContract;
import org.oomlab.testkit.property.WatchArbitraries;
import org.oomlab.testkit.property.WatchSearch;
import org.oomlab.testkit.run.DaemonCourse;

/**
 * The kit finds every broken daemon with the settings that an author gets, and shows it with a few
 * processes; the published table of what catches which is what comes out.
 */
class DaemonMutantTableTest {
  private static final Path PAGE = Path.of("../docs/daemon-properties.md");
  private static final DaemonPromises ALL_PROMISES =
      DaemonPromises.of(EnumSet.complementOf(EnumSet.of(DaemonBehavior.MAY_STAND_BY)));
  private static final int MOST_PROCESSES = 4;
  private static final int SEEDS = 5;

  @Test
  void table_allMutants_isAsPublished() {
    StringBuilder table =
        new StringBuilder(
            "| mutant | caught by | try | at random | processes |\n|---|---|---|---|---|\n");
    for (DaemonMutant mutant : DaemonMutants.all()) {
      table.append(row(mutant));
    }

    GoldenSection.check(PAGE, "daemon-mutants", table.toString());
  }

  private static String row(DaemonMutant mutant) {
    String start = "| `" + mutant.name() + "` | `" + mutant.caughtBy() + "` | ";
    return switch (mutant.caughtBy()) {
      case "forestalls-the-kernel" ->
          start + course(mutant, DaemonCourse.forestallsTheKernel(), CreepArbitraries.creeps());
      case "starves-no-memcg" ->
          start
              + course(mutant, DaemonCourse.starvesNoMemcg(), ContentionArbitraries.contentions());
      default -> start + watches(mutant, DaemonInvariants.named(mutant.caughtBy()));
    };
  }

  private static String watches(DaemonMutant mutant, DaemonInvariant invariant) {
    WatchSearch.Found first =
        search(mutant, invariant, WatchSearch.ofContract(1))
            .orElseThrow(() -> new AssertionError(mutant + " survives"));
    List<WatchSearch.Found> atRandom =
        LongStream.rangeClosed(1, SEEDS)
            .mapToObj(
                seed ->
                    new WatchSearch(
                        WatchArbitraries.randomWatches(), PressureDaemonContract.TRIES, seed))
            .flatMap(search -> search(mutant, invariant, search).stream())
            .toList();
    List<Integer> tries = atRandom.stream().map(WatchSearch.Found::tries).sorted().toList();
    int processes =
        Stream.concat(Stream.of(first), atRandom.stream())
            .mapToInt(found -> found.smallest().watch().machine().tasks().size())
            .max()
            .orElse(0);
    assertThat(processes).as(mutant.name()).isLessThanOrEqualTo(MOST_PROCESSES);
    return first.tries()
        + " | "
        + (tries.size() > SEEDS / 2 ? tries.get(SEEDS / 2) : "not")
        + " | "
        + processes
        + " |\n";
  }

  private static Optional<WatchSearch.Found> search(
      DaemonMutant mutant, DaemonInvariant invariant, WatchSearch search) {
    return search.breaks(mutant.daemon(), ALL_PROMISES, invariant, () -> {});
  }

  /** Runs have no edge cases, and their processes are in the scenario. */
  private static <C> String course(
      DaemonMutant mutant, DaemonCourse<C> course, Arbitrary<C> scenarios) {
    List<C> made = new ArrayList<>();
    JqwikSession.run(
        () ->
            scenarios.generator(PressureDaemonContract.RUNS).stream(new Random(1))
                .limit(PressureDaemonContract.RUNS)
                .forEach(scenario -> made.add(scenario.value())));
    for (int tried = 1; tried <= made.size(); tried++) {
      Optional<DaemonCourse.Found<C>> found =
          course.smallest(mutant.daemon().get(), made.get(tried - 1));
      if (found.isPresent()) {
        long groups = found.get().scenario().toString().lines().count();
        assertThat(groups).as(mutant.name()).isLessThanOrEqualTo(MOST_PROCESSES);
        return tried + " | " + tried + " | " + groups + " |\n";
      }
    }
    throw new AssertionError(mutant + " survives");
  }

  @Test
  void mutants_eachProperty_hasOneAtLeast() {
    Set<String> caught = new HashSet<>();
    DaemonMutants.all().forEach(mutant -> caught.add(mutant.caughtBy()));

    assertThat(DaemonMutants.all()).extracting(DaemonMutant::name).doesNotHaveDuplicates();
    assertThat(caught)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    DaemonInvariants.all().stream().map(DaemonInvariant::name),
                    DaemonCourse.all().stream().map(DaemonCourse::name))
                .toList());
  }
}
