package org.oomlab.core.spare;

import java.util.List;
import java.util.Optional;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.memory.CgroupVersion;

/** By how much the limit of the memcg fell short for this one request. */
final class MemoryMaxLever {
  private static final Lever LEVER = Lever.MEMORY_MAX;

  private MemoryMaxLever() {}

  static Remedy of(Incident incident) {
    Optional<String> hidden = Charge.hidden(incident);
    if (hidden.isPresent()) {
      return new Remedy.Impossible(LEVER, hidden.get());
    }
    Charge charge = Charge.of(incident);
    long limit = charge.limits().maxPages();
    if (charge.fitsMemory(limit)) {
      return new Remedy.Impossible(
          LEVER,
          charge.fitsMemsw(charge.limits().memswMaxPages())
              ? "as printed the memcg had room for the request: what was missing then is not shown"
              : "as printed its limit had room for the request: that of memory and swap together"
                  + " was short");
    }
    if (!charge.fitsMemsw(charge.limits().memswMaxPages())) {
      return new Remedy.Impossible(
          LEVER, "its limit of memory and swap together is reached as well");
    }
    int pageSizeBytes = incident.machine().pageSizeBytes();
    return new Remedy.Needed(
        LEVER,
        charge.version() == CgroupVersion.V2 ? "memory.max" : "memory.limit_in_bytes",
        Named.NOBODY,
        charge.memcg().path(),
        limit * pageSizeBytes,
        charge.memoryNeeded() * pageSizeBytes,
        List.of(),
        charge.sideEffects());
  }
}
