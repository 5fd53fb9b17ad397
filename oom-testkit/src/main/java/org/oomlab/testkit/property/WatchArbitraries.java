package org.oomlab.testkit.property;

import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.Tuple;
import org.oomlab.api.pressure.MemoryPressure;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.testkit.daemon.EdgeGauges;
import org.oomlab.testkit.daemon.EdgeWatches;
import org.oomlab.testkit.daemon.Gauge;
import org.oomlab.testkit.daemon.Watch;

/**
 * What daemons get to see: the machines that policies are asked about, whose memory is anywhere
 * between gone and untouched, often at a threshold that somebody uses. Before all of them come the
 * {@link EdgeWatches}.
 */
public final class WatchArbitraries {
  private static final int MOST_GAUGES = 4;
  private static final long PERCENT = 100;

  private WatchArbitraries() {}

  /** Returns watches. */
  public static Arbitrary<Watch> watches() {
    return new KnownWatches(random(), EdgeWatches.all());
  }

  /** Returns watches made at random alone, without the edge cases. */
  public static Arbitrary<Watch> randomWatches() {
    return new KnownWatches(random(), List.of());
  }

  private static Arbitrary<Watch> random() {
    return Combinators.combine(
            MachineArbitraries.randomRequests().map(SelectionRequest::machine),
            Arbitraries.frequencyOf(
                    Tuple.of(3, gauges()), Tuple.of(1, Arbitraries.of(EdgeGauges.all())))
                .list()
                .ofMinSize(1)
                .ofMaxSize(MOST_GAUGES),
            Arbitraries.frequency(Tuple.of(15, false), Tuple.of(1, true)))
        .as((machine, gauges, held) -> new Watch(machine, held ? held(gauges) : gauges));
  }

  /** Returns the same, each as it stands for long. */
  private static List<Gauge> held(List<Gauge> gauges) {
    return gauges.stream()
        .flatMap(gauge -> Collections.nCopies(Watch.LONG / gauges.size(), gauge).stream())
        .toList();
  }

  private static Arbitrary<Gauge> gauges() {
    return Combinators.combine(
            Arbitraries.longs().between(65_536, 1L << 31),
            shares(),
            Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(0L)),
                Tuple.of(2, Arbitraries.longs().between(1024, 1L << 28))),
            shares(),
            pressures())
        .as(
            (total, available, swap, free, pressure) ->
                EdgeGauges.gauge(
                    total, total / PERCENT * available, swap, swap / PERCENT * free, pressure));
  }

  private static Arbitrary<Integer> shares() {
    return Arbitraries.oneOf(
        Arbitraries.of(0, 1, 2, 4, 5, 6, 9, 10, 11, 15, 20, 50, 90, 100),
        Arbitraries.integers().between(0, 100));
  }

  private static Arbitrary<MemoryPressure> pressures() {
    Arbitrary<Integer> averages = Arbitraries.integers().between(0, 10_000);
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(MemoryPressure.NONE)),
        Tuple.of(
            1,
            Combinators.combine(averages, averages)
                .as(
                    (some, full) ->
                        new MemoryPressure(
                            new MemoryPressure.Stall(some, some, some, 1_000_000),
                            new MemoryPressure.Stall(full, full, full, 500_000)))));
  }

  /** As {@link KnownEdges} is for requests. */
  private record KnownWatches(Arbitrary<Watch> random, List<Watch> edges)
      implements Arbitrary<Watch> {
    KnownWatches {
      edges = List.copyOf(edges);
    }

    @Override
    public RandomGenerator<Watch> generator(int genSize) {
      return random.generator(genSize);
    }

    @Override
    public RandomGenerator<Watch> generatorWithEmbeddedEdgeCases(int genSize) {
      return random.generatorWithEmbeddedEdgeCases(genSize);
    }

    @Override
    public EdgeCases<Watch> edgeCases(int maxEdgeCases) {
      return EdgeCases.fromSuppliers(
          edges.stream().limit(maxEdgeCases).map(KnownWatches::supplier).toList());
    }

    private static Supplier<Shrinkable<Watch>> supplier(Watch edge) {
      return () -> Shrinkable.unshrinkable(edge);
    }
  }
}
