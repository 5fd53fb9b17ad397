package org.oomlab.core.engine.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgStat;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.memory.MemoryKind;
import org.oomlab.api.memory.MemoryUse;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.engine.memory.KernelUse;
import org.oomlab.core.engine.memory.ListKind;
import org.oomlab.core.engine.memory.Lruvec;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.memory.Mm;
import org.oomlab.core.engine.memory.Node;
import org.oomlab.core.engine.memory.PageType;

/** A simulated machine as policies see it, at one instant. */
final class MachineView {
  private static final long NANOS_A_MILLI = 1_000_000;

  private final Settings settings;
  private final Memory memory;
  private final Tasks tasks;

  MachineView(Settings settings, Memory memory, Tasks tasks) {
    this.settings = settings;
    this.memory = memory;
    this.tasks = tasks;
  }

  /**
   * Returns the machine. O(tasks + memcgs).
   *
   * @param walk the tasks in the order of the walk
   * @param eligible who may be killed for the sake of the nodes in question
   */
  MachineState of(Collection<Task> walk, Predicate<Task> eligible, long nowNanos) {
    List<TaskSnapshot> snapshots = new ArrayList<>(walk.size());
    for (Task task : walk) {
      snapshots.add(snapshot(task, eligible.test(task), nowNanos));
    }
    return new MachineState(
        settings.release(),
        settings.pageSizeBytes(),
        memory.managedPages(),
        memory.swap().snapshot(),
        use(),
        memory.nodes().stream().map(Node::snapshot).toList(),
        tree(),
        snapshots,
        settings.sysctls());
  }

  private TaskSnapshot snapshot(Task task, boolean eligible, long nowNanos) {
    Mm mm = task.mm();
    long rss = mm.countedRssPages();
    long file = Math.min(rss, mm.rssPages(PageType.FILE));
    long shmem = Math.min(rss - file, mm.rssPages(PageType.SHMEM) + mm.foreignRssPages());
    return new TaskSnapshot(
        task.id(),
        task.id().pid(),
        task.spec().uid(),
        task.spec().comm(),
        Math.max(mm.totalVmPages(), mm.rssPages()),
        rss,
        new RssSplit.Known(rss - file - shmem, file, shmem),
        mm.swapEntries(),
        mm.pageTablePages() * settings.pageSizeBytes(),
        0,
        task.oomScoreAdj(),
        0,
        flags(task, eligible),
        task.memcg().path(),
        tasks.users(mm).size() > 1 ? mm.number() : TaskSnapshot.MM_NOT_SHARED,
        lineage(task, nowNanos));
  }

  private static Lineage lineage(Task task, long nowNanos) {
    Set<Lineage.Capability> capabilities =
        task.spec().uid() == 0 ? Set.of(Lineage.Capability.values()) : Set.of();
    long ageMillis = (nowNanos - task.startNanos()) / NANOS_A_MILLI;
    return new Lineage.Known(task.spec().parentPid(), 0, 0, ageMillis, capabilities);
  }

  private static TaskFlags flags(Task task, boolean eligible) {
    TaskFlags flags = TaskFlags.NONE;
    flags = task.mm().torn() ? flags.with(TaskFlag.NO_MM) : flags;
    flags = task.inVfork() ? flags.with(TaskFlag.IN_VFORK) : flags;
    flags = task.mm().oomSkip() ? flags.with(TaskFlag.MM_OOM_SKIP) : flags;
    flags = task.isVictim() ? flags.with(TaskFlag.OOM_VICTIM) : flags;
    flags = task.isDying() ? flags.with(TaskFlag.EXITING) : flags;
    return eligible ? flags : flags.with(TaskFlag.NUMA_INELIGIBLE);
  }

  private MemcgTree tree() {
    List<MemcgState> states = new ArrayList<>();
    for (Memcg memcg : memory.memcgs().walk()) {
      if (!memcg.isRoot()) {
        states.add(
            new MemcgState(
                memcg.path(),
                memcg.config().limits(),
                memcg.usage(),
                memcg.swap(),
                memcg.config().oomGroup(),
                stat(memcg)));
      }
    }
    return new MemcgTree(settings.cgroupVersion(), states);
  }

  private static MemcgStat stat(Memcg memcg) {
    long anon = 0;
    long unevictable = 0;
    for (Lruvec lruvec : memcg.lruvecs()) {
      anon += lruvec.pages(PageType.ANON);
      unevictable += lruvec.pages(ListKind.UNEVICTABLE);
    }
    long childrenSwap = memcg.children().stream().mapToLong(Memcg::swap).sum();
    return new MemcgStat(
        anon,
        unevictable,
        0,
        memcg.kernelPages(),
        0,
        memcg.isRoot() ? 0 : memcg.swap() - childrenSwap);
  }

  private MemoryUse use() {
    return new MemoryUse(
        Map.of(
            MemoryKind.FREE, memory.freePages(),
            MemoryKind.ACTIVE_ANON, memory.listed(ListKind.ACTIVE_ANON),
            MemoryKind.INACTIVE_ANON, memory.listed(ListKind.INACTIVE_ANON),
            MemoryKind.ACTIVE_FILE, memory.listed(ListKind.ACTIVE_FILE),
            MemoryKind.INACTIVE_FILE, memory.listed(ListKind.INACTIVE_FILE),
            MemoryKind.UNEVICTABLE, memory.listed(ListKind.UNEVICTABLE),
            MemoryKind.DIRTY, memory.pages().dirtyPages(),
            MemoryKind.SLAB_RECLAIMABLE, memory.kernel().pages(KernelUse.RECLAIMABLE_SLAB),
            MemoryKind.SLAB_UNRECLAIMABLE, memory.kernel().pages(KernelUse.SLAB),
            MemoryKind.PAGETABLES, memory.kernel().pages(KernelUse.PAGE_TABLES)));
  }
}
