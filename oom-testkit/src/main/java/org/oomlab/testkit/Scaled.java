package org.oomlab.testkit;

import java.util.List;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.MemcgStat;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.memory.SwapSpace;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskSnapshot;

/**
 * The same question with every size and total multiplied: of processes, memcgs, RAM, swap and the
 * OOM itself. What the machine held by kind and zone is left as it was; no policy inside a kernel
 * weighs it.
 */
final class Scaled {
  /** Multiplied by this, no division of a kernel's score has a remainder. */
  static final long UNITS = 1000;

  /** 1 PiB of 4 KiB pages, which leaves room for two factors and a share of a thousand. */
  private static final long MOST_PAGES = 1L << 38;

  private Scaled() {}

  /** Returns whether the products stay far from 63 bits. */
  static boolean fits(SelectionRequest request) {
    return request.control().totalPages() <= MOST_PAGES
        && request.machine().tasks().stream()
            .allMatch(
                task ->
                    task.rssPages() <= MOST_PAGES
                        && task.swapPages() <= MOST_PAGES
                        && task.totalVmPages() <= MOST_PAGES
                        && task.pgtablesBytes() <= MOST_PAGES);
  }

  static SelectionRequest by(long factor, SelectionRequest request) {
    MachineState machine = request.machine();
    return new SelectionRequest(
        Ooms.like(request.control()).totalPages(request.control().totalPages() * factor).build(),
        Machines.like(machine)
            .ramPages(machine.ramPages() * factor)
            .swap(
                new SwapSpace(
                    machine.swap().totalPages() * factor, machine.swap().freePages() * factor))
            .memcgs(memcgs(machine.memcgs(), factor))
            .tasks(tasks(machine.tasks(), factor))
            .build(),
        tasks(request.tasks(), factor),
        request.badness(),
        request.rules());
  }

  private static List<TaskSnapshot> tasks(List<TaskSnapshot> tasks, long factor) {
    return tasks.stream().map(task -> task(task, factor)).toList();
  }

  private static TaskSnapshot task(TaskSnapshot task, long factor) {
    Tasks larger =
        Tasks.like(task)
            .totalVmPages(task.totalVmPages() * factor)
            .swapPages(task.swapPages() * factor)
            .pgtablesBytes(task.pgtablesBytes() * factor)
            .pmdTablePages(task.pmdTablePages() * factor);
    return switch (task.rssSplit()) {
      case RssSplit.Unknown unknown -> larger.rssPages(task.rssPages() * factor).build();
      case RssSplit.Known split ->
          larger
              .rssPages(
                  split.anonPages() * factor,
                  split.filePages() * factor,
                  split.shmemPages() * factor)
              .build();
    };
  }

  private static MemcgTree memcgs(MemcgTree tree, long factor) {
    return new MemcgTree(
        tree.version(), tree.memcgs().stream().map(memcg -> memcg(memcg, factor)).toList());
  }

  private static MemcgState memcg(MemcgState memcg, long factor) {
    MemcgLimits limits = memcg.limits();
    MemcgStat stat = memcg.stat();
    return Memcgs.like(memcg)
        .limits(
            new MemcgLimits(
                limit(limits.maxPages(), factor),
                limit(limits.swapMaxPages(), factor),
                limit(limits.memswMaxPages(), factor)))
        .usagePages(memcg.usagePages() * factor)
        .swapUsagePages(memcg.swapUsagePages() * factor)
        .stat(
            new MemcgStat(
                stat.anonPages() * factor,
                stat.unevictablePages() * factor,
                stat.slabUnreclaimablePages() * factor,
                stat.kernelStackPages() * factor,
                stat.sockPages() * factor,
                stat.swapPages() * factor))
        .build();
  }

  private static long limit(long pages, long factor) {
    return pages >= MemcgLimits.UNLIMITED / factor ? pages : pages * factor;
  }
}
