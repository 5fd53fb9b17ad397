package org.oomlab.testkit.property;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.oomlab.testkit.run.Creep;
import org.oomlab.testkit.run.Shortage;

/** A few processes that together slowly outgrow their machine. */
public final class CreepArbitraries {
  private static final int HOG_MIB = 70;
  private static final int MOST_OTHERS = 3;

  private CreepArbitraries() {}

  /** Returns creeps. */
  public static Arbitrary<Creep> creeps() {
    Arbitrary<Integer> adjs = Arbitraries.of(0, 0, 0, -500, 500);
    Arbitrary<Shortage.Inhabitant> others =
        Combinators.combine(
                Arbitraries.of("/", Shortage.FREE), Arbitraries.integers().between(1, 12), adjs)
            .as(Shortage.Inhabitant::new);
    return Combinators.combine(others.list().ofMaxSize(MOST_OTHERS), adjs)
        .as(
            (small, adj) -> {
              List<Shortage.Inhabitant> all = new ArrayList<>(small);
              all.add(new Shortage.Inhabitant(Shortage.FREE, HOG_MIB, adj));
              return new Creep(all);
            });
  }
}
