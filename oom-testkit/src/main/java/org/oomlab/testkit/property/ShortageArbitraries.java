package org.oomlab.testkit.property;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.oomlab.testkit.run.Shortage;

/** Small crowds of which one at least grows beyond what there is. */
public final class ShortageArbitraries {
  private static final int MOST_OTHERS = 4;

  private ShortageArbitraries() {}

  /** Returns shortages of the limited memcg or of the machine. */
  public static Arbitrary<Shortage> shortages() {
    Arbitrary<Integer> adjs = Arbitraries.of(0, 0, -500, 500, 1000, -999);
    Arbitrary<Shortage.Inhabitant> others =
        Combinators.combine(
                Arbitraries.of("/", Shortage.LIMITED, Shortage.FREE),
                Arbitraries.integers().between(1, 30),
                adjs)
            .as(Shortage.Inhabitant::new);
    Arbitrary<Shortage.Inhabitant> hogs =
        Combinators.combine(Arbitraries.of(true, false), adjs)
            .as(
                (limited, adj) ->
                    limited
                        ? new Shortage.Inhabitant(Shortage.LIMITED, 32, adj)
                        : new Shortage.Inhabitant(Shortage.FREE, 80, adj));
    return Combinators.combine(
            others.list().ofMaxSize(MOST_OTHERS), hogs, others.list().ofMaxSize(1))
        .as(ShortageArbitraries::shortage);
  }

  private static Shortage shortage(
      List<Shortage.Inhabitant> before, Shortage.Inhabitant hog, List<Shortage.Inhabitant> after) {
    List<Shortage.Inhabitant> all = new ArrayList<>(before);
    all.add(hog);
    all.addAll(after);
    return new Shortage(all);
  }
}
