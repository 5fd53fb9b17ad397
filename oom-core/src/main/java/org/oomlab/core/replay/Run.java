package org.oomlab.core.replay;

import org.oomlab.api.incident.PageBounds;

/**
 * Neighbouring totals that all decide alike.
 *
 * @param first the decision at the smallest of them
 * @param last the decision at the largest
 */
record Run(Trial first, Trial last) {

  PageBounds total() {
    return new PageBounds(first.totalPages(), last.totalPages());
  }
}
