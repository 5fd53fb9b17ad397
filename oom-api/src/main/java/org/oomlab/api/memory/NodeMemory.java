package org.oomlab.api.memory;

import java.util.List;

/**
 * One NUMA node.
 *
 * @param id node number from 0
 * @param zones its zones, lowest first, as far as the source shows them
 */
public record NodeMemory(int id, List<ZoneState> zones) {
  public NodeMemory {
    if (id < 0) {
      throw new IllegalArgumentException("node " + id + " is negative");
    }
    zones = List.copyOf(zones);
  }

  /** Returns the sum of the present pages of the zones shown. */
  public long presentPages() {
    return zones.stream().mapToLong(ZoneState::presentPages).sum();
  }
}
