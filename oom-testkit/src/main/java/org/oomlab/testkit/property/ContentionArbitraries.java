package org.oomlab.testkit.property;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.oomlab.testkit.run.Contention;

/** Two or three tenants, one process or several each, that rarely fit on their machine together. */
public final class ContentionArbitraries {
  private static final int MOST_PROCESSES = 6;
  private static final int LARGEST_MIB = 40;

  private ContentionArbitraries() {}

  /** Returns contentions. */
  public static Arbitrary<Contention> contentions() {
    return Combinators.combine(
            Arbitraries.integers().between(1, MOST_PROCESSES),
            Arbitraries.integers().between(4, LARGEST_MIB),
            Arbitraries.integers().between(300, 1500))
        .as(Contention.Tenant::new)
        .list()
        .ofMinSize(2)
        .ofMaxSize(3)
        .map(Contention::new);
  }
}
