package org.oomlab.core.spare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.incident.Invoker.Detail;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.select.OomConstraint;

/**
 * The charge that a memcg refused. Its counter takes the pages of a request where usage and request
 * together do not exceed the limit ({@code page_counter_try_charge()}, mm/page_counter.c), on v1
 * that of memory and swap together as well as that of memory.
 *
 * @param version the hierarchy
 * @param memcg the memcg with its usage
 * @param requestPages the pages asked for; of a request above one page, at most
 */
record Charge(CgroupVersion version, MemcgState memcg, long requestPages) {
  private static final int LARGEST_ORDER = 30;

  /** Returns why a report does not tell of such a charge; empty where it does. */
  static Optional<String> hidden(Incident incident) {
    if (incident.constraint() != OomConstraint.MEMCG) {
      return Optional.of(
          switch (incident.constraint()) {
            case NONE -> "no memcg reached its limit, the whole machine was short";
            case CPUSET -> "no memcg reached its limit, the nodes of a cpuset were short";
            case MEMORY_POLICY ->
                "no memcg reached its limit, the nodes of a memory policy were short";
            case MEMCG -> throw new IllegalStateException("excluded");
          });
    }
    Optional<MemcgState> memcg = incident.machine().memcgs().find(incident.oomMemcg());
    Invoker invoker = incident.invoker();
    if (memcg.isEmpty() || memcg.get().usagePages() == 0 || !isLimited(incident)) {
      return Optional.of("the report does not print usage and limit of the memcg that was full");
    }
    if (!invoker.shows(Detail.ORDER) || invoker.order() < 0 || invoker.order() > LARGEST_ORDER) {
      return Optional.of("the report does not show how much was asked for");
    }
    boolean above = memcg.get().usagePages() > incident.totals().memcgMax().minPages();
    boolean isMember =
        incident.machine().tasks().stream()
            .anyMatch(task -> task.pid() == invoker.pid() || task.mmPid() == invoker.pid());
    return above && !isMember
        ? Optional.of(
            "its usage is above the limit and "
                + new Named(invoker.pid(), invoker.comm()).words()
                + ", who asked, is not in the table: the limit may just have been lowered, and the"
                + " report does not show from what")
        : Optional.empty();
  }

  /** Returns the charge that a report tells of. */
  static Charge of(Incident incident) {
    return new Charge(
        incident.machine().memcgs().version(),
        incident.machine().memcgs().find(incident.oomMemcg()).orElseThrow(),
        1L << incident.invoker().order());
  }

  private static boolean isLimited(Incident incident) {
    PageBounds limit = incident.totals().memcgMax();
    return limit.isExact();
  }

  MemcgLimits limits() {
    return memcg.limits();
  }

  /** Returns the least limit of memory with which the charge fits. */
  long memoryNeeded() {
    return memcg.usagePages() + requestPages;
  }

  /** Returns the least limit of memory and swap together with which it fits. */
  long memswNeeded() {
    return memcg.usagePages() + memcg.swapUsagePages() + requestPages;
  }

  boolean fitsMemory(long limitPages) {
    return memoryNeeded() <= limitPages;
  }

  /** Only v1 counts memory and swap together. */
  boolean fitsMemsw(long limitPages) {
    return version == CgroupVersion.V2 || memswNeeded() <= limitPages;
  }

  /** Returns what to know of a limit raised. */
  List<SideEffect> sideEffects() {
    List<SideEffect> effects = new ArrayList<>();
    if (!memcg.path().parent().equals(MemcgPath.ROOT)) {
      effects.add(
          new SideEffect(
              SideEffect.Kind.ANCESTORS_NOT_SHOWN,
              "the memcgs above " + memcg.path() + " may be full as well, which no report prints"));
    }
    if (requestPages > 1) {
      effects.add(
          new SideEffect(
              SideEffect.Kind.AT_MOST,
              "a request is printed rounded up to a power of two of pages, so that less may do"));
    }
    return List.copyOf(effects);
  }
}
