package org.oomlab.linux.procfs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgStat;
import org.oomlab.api.memory.MemcgState;

/**
 * One memcg by its files ({@code memory_files}, mm/memcontrol.c, 4.5 to 6.18, and {@code
 * mem_cgroup_legacy_files}, 2.6.25 to 6.18). A file that a kernel does not have stands for no limit
 * and no use of what it is about; {@code memory.oom.group} exists from 4.19.
 */
final class MemcgFiles {
  private static final String NO_LIMIT = "max";

  private final MemcgMount mount;
  private final int pageSizeBytes;

  MemcgFiles(MemcgMount mount, int pageSizeBytes) {
    this.mount = mount;
    this.pageSizeBytes = pageSizeBytes;
  }

  /** What a directory is. */
  sealed interface Result {}

  /**
   * A memcg.
   *
   * @param stat what {@code memory.stat} says: on v1 of itself, on v2 with all below it
   */
  record Found(MemcgState state, MemcgStat stat) implements Result {}

  /** A memcg of which something may not be read, or is not like it should be. */
  record Unreadable() implements Result {}

  /** None: the controller is not switched on here, or it is gone. */
  record NoMemcg() implements Result {}

  Result read(String directory, MemcgPath path) {
    boolean second = mount.version() == CgroupVersion.V2;
    String max = second ? "memory.max" : "memory.limit_in_bytes";
    if (file(directory, max) instanceof ProcFile.Gone) {
      return new NoMemcg();
    }
    OptionalLong maxPages = limit(directory, max);
    OptionalLong swapMax = second ? limit(directory, "memory.swap.max") : unlimited();
    OptionalLong memswMax = second ? unlimited() : limit(directory, "memory.memsw.limit_in_bytes");
    OptionalLong usage = usage(directory, second ? "memory.current" : "memory.usage_in_bytes");
    OptionalLong more =
        usage(directory, second ? "memory.swap.current" : "memory.memsw.usage_in_bytes");
    OptionalLong group = second ? number(directory, "memory.oom.group") : OptionalLong.of(0);
    ProcFile stat = file(directory, "memory.stat");
    if (maxPages.isEmpty()
        || swapMax.isEmpty()
        || memswMax.isEmpty()
        || usage.isEmpty()
        || more.isEmpty()
        || group.isEmpty()
        || stat instanceof ProcFile.Denied) {
      return new Unreadable();
    }
    long swapUsage = second ? more.getAsLong() : Math.max(more.getAsLong() - usage.getAsLong(), 0);
    return new Found(
        new MemcgState(
            path,
            new MemcgLimits(maxPages.getAsLong(), swapMax.getAsLong(), memswMax.getAsLong()),
            usage.getAsLong(),
            swapUsage,
            group.getAsLong() != 0,
            MemcgStat.EMPTY),
        stat(stat.text(), second ? swapUsage : -1));
  }

  /** Returns the memcgs, each with what it holds itself: on v2 less what its children hold. */
  static List<MemcgState> states(CgroupVersion version, List<Found> found) {
    Map<MemcgPath, MemcgStat> own = new HashMap<>();
    found.forEach(memcg -> own.put(memcg.state.path(), memcg.stat));
    if (version == CgroupVersion.V2) {
      for (Found memcg : found) {
        own.computeIfPresent(memcg.state.path().parent(), (_, all) -> less(all, memcg.stat));
      }
    }
    return found.stream()
        .map(memcg -> with(memcg.state, own.getOrDefault(memcg.state.path(), memcg.stat)))
        .toList();
  }

  private static MemcgState with(MemcgState state, MemcgStat stat) {
    return new MemcgState(
        state.path(),
        state.limits(),
        state.usagePages(),
        state.swapUsagePages(),
        state.oomGroup(),
        stat);
  }

  /** The files are read one after the other, so that children can seem to hold more. */
  private static MemcgStat less(MemcgStat all, MemcgStat child) {
    return new MemcgStat(
        Math.max(all.anonPages() - child.anonPages(), 0),
        Math.max(all.unevictablePages() - child.unevictablePages(), 0),
        Math.max(all.slabUnreclaimablePages() - child.slabUnreclaimablePages(), 0),
        Math.max(all.kernelStackPages() - child.kernelStackPages(), 0),
        Math.max(all.sockPages() - child.sockPages(), 0),
        Math.max(all.swapPages() - child.swapPages(), 0));
  }

  /** Lines {@code name bytes}; v1 prints swap among them where it is accounted for. */
  private MemcgStat stat(String text, long swapPages) {
    return new MemcgStat(
        item(text, "inactive_anon") + item(text, "active_anon"),
        item(text, "unevictable"),
        item(text, "slab_unreclaimable"),
        item(text, "kernel_stack"),
        item(text, "sock"),
        swapPages >= 0 ? swapPages : item(text, "swap"));
  }

  private long item(String text, String name) {
    return text.lines()
            .filter(line -> line.startsWith(name + " "))
            .map(line -> StatusFields.number(line.substring(name.length() + 1).strip(), 10))
            .flatMapToLong(OptionalLong::stream)
            .findFirst()
            .orElse(0)
        / pageSizeBytes;
  }

  /** Returns a limit in pages; v1 prints what is nearest below 2^63 for none. */
  private OptionalLong limit(String directory, String name) {
    ProcFile file = file(directory, name);
    if (file instanceof ProcFile.Gone || file.text().strip().equals(NO_LIMIT)) {
      return unlimited();
    }
    OptionalLong bytes = StatusFields.number(file.text().strip(), 10);
    return bytes.isPresent()
        ? OptionalLong.of(
            bytes.getAsLong() >= Long.MAX_VALUE - pageSizeBytes
                ? MemcgLimits.UNLIMITED
                : bytes.getAsLong() / pageSizeBytes)
        : OptionalLong.empty();
  }

  private static OptionalLong unlimited() {
    return OptionalLong.of(MemcgLimits.UNLIMITED);
  }

  private OptionalLong usage(String directory, String name) {
    OptionalLong bytes = number(directory, name);
    return bytes.isPresent()
        ? OptionalLong.of(bytes.getAsLong() / pageSizeBytes)
        : OptionalLong.empty();
  }

  private OptionalLong number(String directory, String name) {
    ProcFile file = file(directory, name);
    return file instanceof ProcFile.Gone
        ? OptionalLong.of(0)
        : StatusFields.number(file.text().strip(), 10);
  }

  private ProcFile file(String directory, String name) {
    return mount.files().read(directory.isEmpty() ? name : directory + "/" + name);
  }
}
