package org.oomlab.testkit.property;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.oomlab.api.pressure.PressureDaemon;
import org.oomlab.testkit.Violation;
import org.oomlab.testkit.daemon.DaemonInvariant;
import org.oomlab.testkit.daemon.DaemonPromises;
import org.oomlab.testkit.daemon.SmallestWatch;
import org.oomlab.testkit.daemon.Watch;

/**
 * Looks for a watch on which a daemon breaks an invariant, outside of any test: first the edge
 * cases, then watches made from a seed, the same ones each time.
 *
 * @param watches those to try
 * @param tries how many at most
 * @param seed of the random ones
 */
public record WatchSearch(Arbitrary<Watch> watches, int tries, long seed) {
  /** How large jqwik makes values for a property of a thousand tries. */
  private static final int GEN_SIZE = 1000;

  /**
   * A watch on which a daemon breaks an invariant.
   *
   * @param smallest as small as it could be made, and what is broken how
   * @param tries how many were tried until the first that broke it, itself included
   */
  public record Found(SmallestWatch smallest, int tries) {}

  /** A search like the contract's own: its watches and its number of tries. */
  public static WatchSearch ofContract(long seed) {
    return new WatchSearch(WatchArbitraries.watches(), PressureDaemonContract.TRIES, seed);
  }

  /**
   * Returns the smallest counterexample found, empty where there was none within the tries.
   *
   * @param daemon makes the daemon, anew for each try, as a test class is
   * @param promises what it is held to
   * @param onTry called for each watch
   */
  public Optional<Found> breaks(
      Supplier<PressureDaemon<?>> daemon,
      DaemonPromises promises,
      DaemonInvariant invariant,
      Runnable onTry) {
    List<Found> found = new ArrayList<>();
    JqwikSession.run(
        () ->
            search(watch -> invariant.violation(daemon.get(), promises, watch), onTry)
                .ifPresent(found::add));
    return found.stream().findFirst();
  }

  private Optional<Found> search(Function<Watch, Optional<Violation>> check, Runnable onTry) {
    Iterator<Watch> made = made().iterator();
    for (int tried = 1; tried <= tries; tried++) {
      onTry.run();
      Watch next = made.next();
      Optional<Violation> broken = check.apply(next);
      if (broken.isPresent()) {
        return Optional.of(new Found(SmallestWatch.of(next, broken.get(), check), tried));
      }
    }
    return Optional.empty();
  }

  private Stream<Watch> made() {
    return Stream.concat(
            watches.edgeCases().suppliers().stream().map(Supplier::get),
            watches.generator(GEN_SIZE, true).stream(new Random(seed)))
        .map(Shrinkable::value);
  }
}
