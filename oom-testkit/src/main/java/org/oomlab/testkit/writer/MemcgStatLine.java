package org.oomlab.testkit.writer;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One statistic of a memcg.
 *
 * @param name the kernel's name
 * @param value bytes or a count
 */
record MemcgStatLine(String name, long value) {
  /** The order of {@code memory.stat} (mm/memcontrol.c); what is not here comes after, by name. */
  private static final List<String> ORDER =
      List.of(
          "cache",
          "rss",
          "rss_huge",
          "anon",
          "file",
          "kernel",
          "kernel_stack",
          "pagetables",
          "sec_pagetables",
          "percpu",
          "sock",
          "vmalloc",
          "shmem",
          "mapped_file",
          "file_mapped",
          "dirty",
          "file_dirty",
          "writeback",
          "file_writeback",
          "swap",
          "swapcached",
          "anon_thp",
          "file_thp",
          "shmem_thp",
          "inactive_anon",
          "active_anon",
          "inactive_file",
          "active_file",
          "unevictable",
          "slab_reclaimable",
          "slab_unreclaimable",
          "slab");

  static List<MemcgStatLine> inKernelOrder(Map<String, Long> stats) {
    return stats.entrySet().stream()
        .map(entry -> new MemcgStatLine(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingInt(MemcgStatLine::place).thenComparing(MemcgStatLine::name))
        .toList();
  }

  /** Returns the statistic as the one-line form prints it. */
  String inKilobytes() {
    return name + ":" + value / 1024 + "KB";
  }

  private int place() {
    int place = ORDER.indexOf(name);
    return place < 0 ? ORDER.size() : place;
  }
}
