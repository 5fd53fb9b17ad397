package org.oomlab.testkit.property;

import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import org.oomlab.api.select.SelectionRequest;

/**
 * Requests whose edge cases are given instead of being combined from those of their parts, of which
 * there are thousands that say little. The configuration of {@code edgeCases()} cannot do that: in
 * jqwik 1.9.3 adding one after {@code none()} fails.
 *
 * @param random makes the requests that are not edge cases
 * @param edges the edge cases, in the order they are asked
 */
record KnownEdges(Arbitrary<SelectionRequest> random, List<SelectionRequest> edges)
    implements Arbitrary<SelectionRequest> {
  KnownEdges {
    edges = List.copyOf(edges);
  }

  @Override
  public RandomGenerator<SelectionRequest> generator(int genSize) {
    return random.generator(genSize);
  }

  @Override
  public RandomGenerator<SelectionRequest> generatorWithEmbeddedEdgeCases(int genSize) {
    return random.generatorWithEmbeddedEdgeCases(genSize);
  }

  @Override
  public EdgeCases<SelectionRequest> edgeCases(int maxEdgeCases) {
    return EdgeCases.fromSuppliers(
        edges.stream().limit(maxEdgeCases).map(KnownEdges::supplier).toList());
  }

  private static Supplier<Shrinkable<SelectionRequest>> supplier(SelectionRequest edge) {
    return () -> Shrinkable.unshrinkable(edge);
  }
}
