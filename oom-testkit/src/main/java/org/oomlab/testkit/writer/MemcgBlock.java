package org.oomlab.testkit.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;

/** The block about the memcg that reached its limit; empty for the machine as a whole. */
final class MemcgBlock implements Block {
  @Override
  public List<String> print(Scene scene) {
    MemcgLayout layout = scene.layout().memcg();
    if (!scene.isMemcg() || !layout.known()) {
      return List.of();
    }
    Incident incident = scene.incident();
    List<String> lines = new ArrayList<>();
    if (scene.killed()) {
      String victim = "Task in " + incident.actual().victimMemcg();
      String killed = " killed as a result of limit of " + incident.oomMemcg();
      switch (layout.taskLine()) {
        case NONE -> {}
        case ONE_RECORD, OR_LIMIT_REACHED -> lines.add(victim + killed);
        case THREE_RECORDS -> lines.addAll(List.of(victim, killed, ""));
      }
    } else if (layout.taskLine() == MemcgLayout.TaskLine.OR_LIMIT_REACHED) {
      lines.add("Memory limit reached of cgroup " + incident.oomMemcg());
    }
    Optional<MemcgState> memcg = incident.machine().memcgs().find(incident.oomMemcg());
    memcg.ifPresent(state -> lines.addAll(counters(scene, state)));
    lines.addAll(stats(scene));
    return lines;
  }

  private static List<String> counters(Scene scene, MemcgState memcg) {
    MemcgLayout layout = scene.layout().memcg();
    MemcgLimits limits = memcg.limits();
    List<String> lines = new ArrayList<>();
    lines.add(counter(scene, "memory", memcg.usagePages(), limits.maxPages()));
    boolean v2 = scene.incident().machine().memcgs().version() == CgroupVersion.V2;
    if (v2 && layout.swapLine()) {
      lines.add(counter(scene, "swap", memcg.swapUsagePages(), limits.swapMaxPages()));
      return lines;
    }
    long both = memcg.usagePages() + memcg.swapUsagePages();
    lines.add(counter(scene, "memory+swap", both, limits.memswMaxPages()));
    if (layout.kmemLine()) {
      lines.add(counter(scene, "kmem", 0, MemcgLimits.UNLIMITED));
    }
    return lines;
  }

  private static String counter(Scene scene, String name, long pages, long limitPages) {
    long limit =
        limitPages >= MemcgLimits.UNLIMITED
            ? scene.layout().memcg().unlimitedKb(scene.incident().machine().pageSizeBytes())
            : scene.kilobytes(limitPages);
    return String.format(
        Locale.ROOT, "%s: usage %dkB, limit %dkB, failcnt 17", name, scene.kilobytes(pages), limit);
  }

  private static List<String> stats(Scene scene) {
    MemcgPath path = scene.incident().oomMemcg();
    List<MemcgStatLine> stats = MemcgStatLine.inKernelOrder(scene.incident().memcgStat());
    return switch (scene.layout().memcg().stats()) {
      case NONE -> List.of();
      case ONE_LINE -> Stream.concat(Stream.of(oneLine(path, stats)), below(scene, path)).toList();
      case LISTING -> List.of(title(path), Scene.message(listing(stats)));
      case LISTING_OF_MESSAGES ->
          Stream.concat(Stream.of(title(path)), listing(stats).stream()).toList();
    };
  }

  /** The memcgs below have lines of their own, of what each holds itself. */
  private static Stream<String> below(Scene scene, MemcgPath path) {
    return scene.incident().machine().memcgs().memcgs().stream()
        .filter(memcg -> !memcg.path().equals(path) && memcg.path().isWithin(path))
        .map(memcg -> oneLine(memcg.path(), own(scene, memcg)));
  }

  private static List<MemcgStatLine> own(Scene scene, MemcgState memcg) {
    long pageSizeBytes = scene.incident().machine().pageSizeBytes();
    return List.of(
        new MemcgStatLine("cache", 0),
        new MemcgStatLine("rss", memcg.stat().anonPages() * pageSizeBytes),
        new MemcgStatLine("swap", memcg.stat().swapPages() * pageSizeBytes),
        new MemcgStatLine("unevictable", memcg.stat().unevictablePages() * pageSizeBytes));
  }

  private static String oneLine(MemcgPath path, List<MemcgStatLine> stats) {
    return "Memory cgroup stats for "
        + path
        + ": "
        + stats.stream().map(MemcgStatLine::inKilobytes).collect(Collectors.joining(" "));
  }

  private static String title(MemcgPath path) {
    return "Memory cgroup stats for " + path + ":";
  }

  private static List<String> listing(List<MemcgStatLine> stats) {
    return stats.stream().map(stat -> stat.name() + " " + stat.value()).toList();
  }
}
