package org.oomlab.core.rules;

import java.util.List;

/**
 * A row of the simulator's release table.
 *
 * @param rules what holds from its release until the next row's
 * @param citations where each change from the row before was read, at least one
 */
public record EngineRow(EngineRules rules, List<Citation> citations) {
  /** Copies the citations. */
  public EngineRow {
    citations = List.copyOf(citations);
    if (citations.isEmpty()) {
      throw new IllegalArgumentException("nothing cited for " + rules.since());
    }
  }
}
