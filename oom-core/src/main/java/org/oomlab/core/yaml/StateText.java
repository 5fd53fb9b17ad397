package org.oomlab.core.yaml;

import java.util.List;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.MemcgStat;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemoryUse;
import org.oomlab.api.memory.SwapSpace;
import org.oomlab.api.memory.ZoneState;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/** Parts of a snapshot, each on one line. */
final class StateText {
  private StateText() {}

  static String task(TaskSnapshot task) {
    FlowText text =
        id(new FlowText(), task.id())
            .number("mm_pid", task.mmPid(), task.pid())
            .quoted("name", task.comm())
            .number("uid", task.uid(), 0)
            .number("total_vm_pages", task.totalVmPages(), 0)
            .number("rss_pages", task.rssPages());
    if (task.rssSplit() instanceof RssSplit.Known split) {
      text.plain("rss_split", split(split));
    }
    text.number("swap_pages", task.swapPages(), 0)
        .number("pgtables_bytes", task.pgtablesBytes(), 0)
        .number("pmd_table_pages", task.pmdTablePages(), 0)
        .number("oom_score_adj", task.oomScoreAdj(), 0)
        .number("oom_adj", task.oomAdj(), 0)
        .unlessEmpty("flags", SnapshotWriter.words(List.copyOf(task.flags().asSet())));
    if (task.memcg().isKnown()) {
      text.quoted("memcg", task.memcg().value());
    }
    text.number("shared_mm", task.sharedMm(), TaskSnapshot.MM_NOT_SHARED);
    if (task.lineage() instanceof Lineage.Known lineage) {
      text.plain("lineage", lineage(lineage));
    }
    return text.end();
  }

  /** Adds pid and start time. */
  static FlowText id(FlowText text, TaskId id) {
    return text.number("pid", id.pid())
        .number("start_ticks", id.startTimeTicks(), TaskId.START_UNKNOWN);
  }

  static String memcg(MemcgState memcg) {
    MemcgLimits limits = memcg.limits();
    MemcgStat stat = memcg.stat();
    return new FlowText()
        .quoted("path", memcg.path().value())
        .number("max_pages", limits.maxPages(), MemcgLimits.UNLIMITED)
        .number("swap_max_pages", limits.swapMaxPages(), MemcgLimits.UNLIMITED)
        .number("memsw_max_pages", limits.memswMaxPages(), MemcgLimits.UNLIMITED)
        .number("usage_pages", memcg.usagePages(), 0)
        .number("swap_usage_pages", memcg.swapUsagePages(), 0)
        .unlessEmpty("oom_group", memcg.oomGroup() ? "true" : "")
        .number("anon_pages", stat.anonPages(), 0)
        .number("unevictable_pages", stat.unevictablePages(), 0)
        .number("slab_unreclaimable_pages", stat.slabUnreclaimablePages(), 0)
        .number("kernel_stack_pages", stat.kernelStackPages(), 0)
        .number("sock_pages", stat.sockPages(), 0)
        .number("swap_pages", stat.swapPages(), 0)
        .end();
  }

  static String swap(SwapSpace swap) {
    return new FlowText()
        .number("total_pages", swap.totalPages())
        .number("free_pages", swap.freePages(), 0)
        .end();
  }

  static String use(MemoryUse use) {
    FlowText text = new FlowText();
    use.pagesByKind().forEach((kind, pages) -> text.number(kind.kernelName(), pages));
    return text.end();
  }

  static String zone(ZoneState zone) {
    return new FlowText()
        .quoted("name", zone.name())
        .number("free_pages", zone.freePages(), 0)
        .number("min_pages", zone.watermarks().minPages(), 0)
        .number("low_pages", zone.watermarks().lowPages(), 0)
        .number("high_pages", zone.watermarks().highPages(), 0)
        .number("present_pages", zone.presentPages(), 0)
        .number("managed_pages", zone.managedPages(), 0)
        .end();
  }

  static String sysctls(Sysctls sysctls) {
    Sysctls usual = Sysctls.DEFAULT;
    return new FlowText()
        .number("vm.swappiness", sysctls.swappiness(), usual.swappiness())
        .number("vm.panic_on_oom", sysctls.panicOnOom(), usual.panicOnOom())
        .number("vm.oom_kill_allocating_task", sysctls.oomKillAllocatingTask() ? 1 : 0, 0)
        .number("vm.oom_dump_tasks", sysctls.oomDumpTasks() ? 1 : 0, 1)
        .end();
  }

  private static String split(RssSplit.Known split) {
    return new FlowText()
        .number("anon_pages", split.anonPages(), 0)
        .number("file_pages", split.filePages(), 0)
        .number("shmem_pages", split.shmemPages(), 0)
        .end();
  }

  private static String lineage(Lineage.Known lineage) {
    List<Lineage.Capability> capabilities = lineage.capabilities().stream().sorted().toList();
    return new FlowText()
        .number("parent_pid", lineage.parentPid(), 0)
        .number("nice", lineage.nice(), 0)
        .number("cpu_millis", lineage.cpuTimeMillis(), 0)
        .number("age_millis", lineage.ageMillis(), 0)
        .unlessEmpty("capabilities", SnapshotWriter.words(capabilities))
        .end();
  }
}
