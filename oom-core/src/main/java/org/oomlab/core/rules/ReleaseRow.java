package org.oomlab.core.rules;

import java.util.List;
import org.oomlab.api.select.KernelRules;

/**
 * A row of the release table.
 *
 * @param rules what holds from its release until the next row's
 * @param citations where each change from the row before was read, at least one
 */
public record ReleaseRow(KernelRules rules, List<Citation> citations) {
  /** Copies the citations. */
  public ReleaseRow {
    citations = List.copyOf(citations);
    if (citations.isEmpty()) {
      throw new IllegalArgumentException("nothing cited for " + rules.since());
    }
  }
}
