package org.oomlab.linux.kmsg;

import java.util.List;

/**
 * One zone of {@code Mem-Info}.
 *
 * @param node number of its node, 0 where the kernel is not a NUMA one
 * @param zone its name
 * @param kilobytes free, min, low, high, present, managed ... in kB
 * @param lowmemReservePages what it keeps from allocations that could use other zones; empty where
 *     not printed
 */
public record ZoneLine(int node, String zone, Quantities kilobytes, List<Long> lowmemReservePages) {
  public ZoneLine {
    lowmemReservePages = List.copyOf(lowmemReservePages);
  }
}
