package org.oomlab.core.engine;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.core.engine.kernel.Kernel;
import org.oomlab.core.engine.memory.KernelUse;
import org.oomlab.core.engine.memory.ListKind;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.memory.PageType;
import org.oomlab.core.engine.record.MemcgSample;
import org.oomlab.core.engine.record.Sample;

/** Looks at a machine. */
final class Samples {
  private static final long NANOS_A_MICRO = 1000;

  private Samples() {}

  static Sample of(Kernel kernel) {
    Memory memory = kernel.memory();
    List<Memcg> walk = memory.memcgs().walk();
    long[][] byType = new long[walk.size()][PageType.values().length];
    long[] kernelPages = new long[walk.size()];
    for (int i = walk.size() - 1; i >= 0; i--) {
      Memcg memcg = walk.get(i);
      kernelPages[i] += memcg.kernelPages();
      for (PageType type : PageType.values()) {
        byType[i][type.index()] += memcg.residentPages(type);
      }
      if (!memcg.isRoot()) {
        int parent = memcg.parent().index();
        kernelPages[parent] += kernelPages[i];
        for (PageType type : PageType.values()) {
          byType[parent][type.index()] += byType[i][type.index()];
        }
      }
    }
    List<MemcgSample> memcgs = new ArrayList<>();
    for (Memcg memcg : walk.subList(1, walk.size())) {
      int i = memcg.index();
      memcgs.add(
          new MemcgSample(
              memcg.path(),
              memcg.usage(),
              memcg.swap(),
              byType[i][PageType.ANON.index()],
              byType[i][PageType.FILE.index()],
              byType[i][PageType.SHMEM.index()],
              kernelPages[i],
              kernel.pressure(memcg)));
    }
    long locked = memory.listed(ListKind.UNEVICTABLE);
    long slab =
        memory.kernel().pages(KernelUse.SLAB)
            + memory.kernel().pages(KernelUse.RECLAIMABLE_SLAB)
            + memory.kernel().pages(KernelUse.HUGETLB);
    return new Sample(
        kernel.clock().nowNanos() / NANOS_A_MICRO,
        memory.freePages(),
        byType[0][PageType.ANON.index()] - locked,
        byType[0][PageType.FILE.index()],
        byType[0][PageType.SHMEM.index()],
        locked,
        slab,
        memory.kernel().pages(KernelUse.PAGE_TABLES),
        memory.kernel().pages(KernelUse.STACKS),
        memory.swap().zramPages(),
        memory.pages().dirtyPages(),
        memory.swap().usedPages(),
        memory.swap().totalPages(),
        kernel.liveTasks(),
        kernel.pressure(memory.memcgs().root()),
        memcgs);
  }
}
