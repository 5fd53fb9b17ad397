package org.oomlab.core.engine.kernel;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.pressure.HostView;
import org.oomlab.api.pressure.MemInfo;
import org.oomlab.api.pressure.MemInfoField;
import org.oomlab.api.pressure.MemoryPressure;
import org.oomlab.api.select.KernelRules;
import org.oomlab.core.badness.OomScores;
import org.oomlab.core.engine.memory.KernelUse;
import org.oomlab.core.engine.memory.ListKind;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.memory.Node;
import org.oomlab.core.engine.memory.PageType;
import org.oomlab.core.engine.record.PsiSample;
import org.oomlab.core.reclaim.AvailableMemory;

/** A simulated machine as its user space sees it: {@code /proc} and the cgroup files. */
final class HostLook {
  private static final long NANOS_A_MILLI = 1_000_000;
  private static final long KIB = 1024;
  private static final int PERCENT = 100;

  /** The kernel keeps per cent in units of 1/2048 ({@code FSHIFT}, linux/sched/loadavg.h). */
  private static final int FIXED_SHIFT = 11;

  private static final long MOST_HUNDREDTHS = 10_000;

  private final Settings settings;
  private final Memory memory;
  private final Tasks tasks;
  private final Pressures pressures;
  private final KernelRules rules;
  private final MachineView view;

  HostLook(Settings settings, Memory memory, Tasks tasks, Pressures pressures, KernelRules rules) {
    this.settings = settings;
    this.memory = memory;
    this.tasks = tasks;
    this.pressures = pressures;
    this.rules = rules;
    this.view = new MachineView(settings, memory, tasks);
  }

  /** Returns the host. O(tasks log tasks + memcgs). */
  HostView at(long nowNanos) {
    Collection<Task> byPid =
        tasks.inForkOrder().stream().sorted(Comparator.comparing(Task::id)).toList();
    MachineState machine = view.of(byPid, task -> true, nowNanos);
    return new HostView(
        nowNanos / NANOS_A_MILLI,
        machine,
        memInfo(),
        pressure(),
        OomScores.of(machine, rules, 1).badness(),
        rules);
  }

  private MemInfo memInfo() {
    long anon = 0;
    long file = 0;
    long shmem = 0;
    for (Memcg memcg : memory.memcgs().walk()) {
      anon += memcg.residentPages(PageType.ANON);
      file += memcg.residentPages(PageType.FILE);
      shmem += memcg.residentPages(PageType.SHMEM);
    }
    EnumMap<MemInfoField, Long> pages = new EnumMap<>(MemInfoField.class);
    pages.put(MemInfoField.MEM_TOTAL, memory.managedPages());
    pages.put(MemInfoField.MEM_FREE, memory.freePages());
    pages.put(MemInfoField.BUFFERS, 0L);
    pages.put(MemInfoField.CACHED, file + shmem);
    pages.put(MemInfoField.ANON_PAGES, anon);
    pages.put(MemInfoField.SHMEM, shmem);
    pages.put(MemInfoField.SWAP_TOTAL, memory.swap().totalPages());
    pages.put(MemInfoField.SWAP_FREE, memory.swap().freePages());
    if (settings.release().isAtLeast(3, 14)) {
      pages.put(MemInfoField.MEM_AVAILABLE, availablePages());
    }
    pages.replaceAll((field, count) -> count * settings.pageSizeBytes() / KIB);
    return new MemInfo(pages);
  }

  private long availablePages() {
    return AvailableMemory.pages(
        memory.freePages(),
        memory.nodes().stream().mapToLong(Node::reservePages).sum(),
        memory.nodes().stream().mapToLong(Node::lowWatermarkPages).sum(),
        memory.listed(ListKind.ACTIVE_FILE) + memory.listed(ListKind.INACTIVE_FILE),
        memory.kernel().pages(KernelUse.RECLAIMABLE_SLAB));
  }

  /** Memcgs have the file on v2 only. */
  private Map<MemcgPath, MemoryPressure> pressure() {
    if (!settings.release().isAtLeast(4, 20)) {
      return Map.of();
    }
    List<Memcg> shown =
        settings.cgroupVersion() == CgroupVersion.V2
            ? memory.memcgs().walk()
            : List.of(memory.memcgs().root());
    Map<MemcgPath, MemoryPressure> pressure = new HashMap<>();
    for (Memcg memcg : shown) {
      PsiSample psi = pressures.sample(memcg);
      pressure.put(
          memcg.path(),
          new MemoryPressure(
              stall(psi.someAvg10(), psi.someAvg60(), psi.someAvg300(), psi.someMicros()),
              stall(psi.fullAvg10(), psi.fullAvg60(), psi.fullAvg300(), psi.fullMicros())));
    }
    return pressure;
  }

  private static MemoryPressure.Stall stall(long avg10, long avg60, long avg300, long micros) {
    return new MemoryPressure.Stall(
        hundredths(avg10), hundredths(avg60), hundredths(avg300), micros);
  }

  private static int hundredths(long average) {
    return (int) Math.min(MOST_HUNDREDTHS, (average * PERCENT) >> FIXED_SHIFT);
  }
}
