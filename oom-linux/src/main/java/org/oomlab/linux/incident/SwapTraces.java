package org.oomlab.linux.incident;

import java.util.Optional;
import org.oomlab.linux.kmsg.MemcgCounter;
import org.oomlab.linux.kmsg.MemcgStatLine;
import org.oomlab.linux.kmsg.OomReport;

/**
 * Traces of swap in a memcg report of a log that mentions none. A memcg that may swap and is full
 * of anonymous memory would have swapped some of it out before its OOM, had there been any free
 * swap ({@code get_scan_count()}, mm/vmscan.c). So where neither the memcg nor a single task of it
 * has anything in swap, there is none to count on.
 */
final class SwapTraces {
  private SwapTraces() {}

  /** Returns whether the report speaks against any swap. */
  static boolean showNone(OomReport report) {
    return report.context().swapDevices().isEmpty()
        && report.context().lastTotalSwap().isEmpty()
        && report.table().has("swapents")
        && !report.table().rows().isEmpty()
        && report.table().rows().stream().allMatch(row -> row.swapents() == 0)
        && maySwapButHasNot(report)
        && isMostlyAnonymous(report);
  }

  private static boolean maySwapButHasNot(OomReport report) {
    Optional<MemcgCounter> swap = report.memcg().counter("swap");
    return swap.isPresent() && swap.get().usageKb() == 0 && swap.get().limitKb() > 0;
  }

  private static boolean isMostlyAnonymous(OomReport report) {
    Optional<MemcgCounter> memory = report.memcg().counter("memory");
    if (memory.isEmpty() || report.memcg().stats().isEmpty()) {
      return false;
    }
    MemcgStatLine stats = report.memcg().stats().getFirst();
    long anonBytes =
        stats.values().getOr("inactive_anon", 0) + stats.values().getOr("active_anon", 0);
    return stats.inBytes() && anonBytes / 1024 >= memory.get().usageKb() / 2;
  }
}
