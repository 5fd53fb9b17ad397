package org.oomlab.core.spare;

import java.util.List;
import java.util.Optional;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.core.text.Sizes;

/**
 * By how much swap fell short. A report shows it only where memory and swap together were limited
 * (v1) and full: else more swap helps by what reclaim would have written out, which none prints.
 */
final class SwapLever {
  private static final Lever LEVER = Lever.SWAP;
  private static final String NO_FREE_SWAP =
      "no report about a memcg prints how much swap the machine has free";

  private SwapLever() {}

  static Remedy of(Incident incident) {
    if (incident.constraint() != OomConstraint.MEMCG) {
      return new Remedy.Impossible(LEVER, ofMachine(incident));
    }
    Optional<String> hidden = Charge.hidden(incident);
    if (hidden.isPresent()) {
      return new Remedy.Impossible(LEVER, hidden.get());
    }
    Charge charge = Charge.of(incident);
    int pageSizeBytes = incident.machine().pageSizeBytes();
    if (charge.version() == CgroupVersion.V2) {
      return new Remedy.Impossible(
          LEVER,
          incident.totals().memcgSwapMax().isExact()
              ? ofSecond(charge, pageSizeBytes)
              : "the report does not print memory.swap.max");
    }
    MemcgLimits limits = charge.limits();
    if (charge.fitsMemsw(limits.memswMaxPages())) {
      return new Remedy.Impossible(
          LEVER, "memory and swap together had room under their limit, and " + NO_FREE_SWAP);
    }
    if (!charge.fitsMemory(limits.maxPages())) {
      return new Remedy.Impossible(LEVER, "its limit of memory is reached as well");
    }
    return new Remedy.Needed(
        LEVER,
        "memory.memsw.limit_in_bytes",
        Named.NOBODY,
        charge.memcg().path(),
        limits.memswMaxPages() * pageSizeBytes,
        charge.memswNeeded() * pageSizeBytes,
        List.of(),
        charge.sideEffects());
  }

  private static String ofMachine(Incident incident) {
    if (!incident.totals().swap().isExact()) {
      return "the report does not print how much swap the machine has";
    }
    long free = incident.machine().swap().freePages();
    if (free > 0) {
      return "swap had "
          + Sizes.ofPages(free, incident.machine().pageSizeBytes())
          + " free, so that its size was not what was short";
    }
    return (incident.totals().swap().minPages() == 0 ? "there was no swap" : "swap was full")
        + ", but no report shows which pages the kernel would have written to more of it, and to"
        + " which zone they would have come back";
  }

  /**
   * v2 charges swap when a page is written out, so that the request itself never meets its limit.
   */
  private static String ofSecond(Charge charge, int pageSizeBytes) {
    MemcgState memcg = charge.memcg();
    long max = charge.limits().swapMaxPages();
    if (max == MemcgLimits.UNLIMITED) {
      return "memory.swap.max of " + path(memcg) + " is no limit, and " + NO_FREE_SWAP;
    }
    String limit = "memory.swap.max of " + Sizes.ofPages(max, pageSizeBytes);
    if (memcg.swapUsagePages() < max) {
      return limit
          + " had "
          + Sizes.ofPages(max - memcg.swapUsagePages(), pageSizeBytes)
          + " left, and "
          + NO_FREE_SWAP;
    }
    long shortPages = Math.max(charge.memoryNeeded() - charge.limits().maxPages(), 0);
    return limit
        + " was used up; "
        + Sizes.ofPages(shortPages, pageSizeBytes)
        + " written out would have made room, but "
        + NO_FREE_SWAP;
  }

  private static MemcgPath path(MemcgState memcg) {
    return memcg.path();
  }
}
