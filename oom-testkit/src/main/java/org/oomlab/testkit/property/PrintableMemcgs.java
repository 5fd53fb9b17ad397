package org.oomlab.testkit.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.testkit.Memcgs;

/** Memcgs that reached their limit, as a report shows them. */
final class PrintableMemcgs {
  private PrintableMemcgs() {}

  /**
   * A memcg at its limit.
   *
   * @param victimMemcg where the victim lives, within it
   * @param stats its statistics, whole kilobytes in bytes
   */
  record Shortage(
      CgroupVersion version, MemcgState memcg, MemcgPath victimMemcg, Map<String, Long> stats) {
    Shortage {
      stats = Map.copyOf(stats);
    }

    /** Returns the memcg and those between it and the victim, the victim's included. */
    List<MemcgState> subtree() {
      List<MemcgState> states = new ArrayList<>(List.of(memcg));
      MemcgPath path = victimMemcg;
      while (!path.equals(memcg.path())) {
        states.add(1, Memcgs.memcg(path.value()).anonPages(7L * states.size()).build());
        path = path.parent();
      }
      return states;
    }
  }

  static Arbitrary<Shortage> shortages(KernelRelease release) {
    Arbitrary<CgroupVersion> versions =
        release.isAtLeast(4, 5)
            ? Arbitraries.of(CgroupVersion.V2, CgroupVersion.V1)
            : Arbitraries.just(CgroupVersion.V1);
    boolean listing = release.isAtLeast(5, 3);
    return Combinators.combine(
            versions,
            Arbitraries.of("/a", "/kubepods.slice/pod1", "/docker/4f-0", "/user.slice/x.scope"),
            Arbitraries.of("", "/child", "/child/leaf.service"),
            limits(),
            limits(),
            Arbitraries.longs().between(0, 1L << 30),
            Arbitraries.longs().between(0, 1L << 30))
        .as(
            (version, path, below, max, swap, usage, swapUsage) ->
                shortage(listing, version, path, below, max, swap, usage, swapUsage));
  }

  private static Arbitrary<Long> limits() {
    return Arbitraries.longs()
        .between(0, 1L << 30)
        .injectDuplicates(0.1)
        .map(PrintableMemcgs::limit);
  }

  private static long limit(long pages) {
    return pages % 5 == 0 ? MemcgLimits.UNLIMITED : pages;
  }

  private static Shortage shortage(
      boolean listing,
      CgroupVersion version,
      String path,
      String below,
      long maxPages,
      long swapPages,
      long usagePages,
      long swapUsagePages) {
    boolean v2 = version == CgroupVersion.V2;
    MemcgLimits limits =
        new MemcgLimits(
            maxPages,
            v2 ? swapPages : MemcgLimits.UNLIMITED,
            v2 ? MemcgLimits.UNLIMITED : swapPages);
    MemcgState memcg =
        Memcgs.memcg(path)
            .limits(limits)
            .usagePages(usagePages)
            .swapUsagePages(swapUsagePages)
            .build();
    Map<String, Long> stats = new TreeMap<>();
    if (listing) {
      stats.put("anon", usagePages * 4096);
      stats.put("file", 4096L);
      stats.put("pgfault", 12_345L);
    } else {
      stats.put("cache", 4096L);
      stats.put("rss", usagePages * 4096);
      stats.put("mapped_file", 0L);
    }
    stats.put("inactive_anon", usagePages * 4096);
    stats.put("active_anon", 8192L);
    stats.put("unevictable", 0L);
    return new Shortage(version, memcg, new MemcgPath(path + below), stats);
  }
}
