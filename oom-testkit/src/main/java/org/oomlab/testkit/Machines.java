package org.oomlab.testkit;

import java.util.List;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.memory.MemoryUse;
import org.oomlab.api.memory.NodeMemory;
import org.oomlab.api.memory.SwapSpace;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Builds a {@link MachineState}: 16 GiB, no swap, kernel 6.12, nobody running until told otherwise.
 * Immutable: each call returns another builder.
 */
public final class Machines {
  private KernelRelease kernel = KernelRelease.of(6, 12);
  private int pageSizeBytes = MachineState.DEFAULT_PAGE_SIZE_BYTES;
  private long ramPages = 4_194_304;
  private SwapSpace swap = SwapSpace.NONE;
  private MemoryUse use = MemoryUse.UNKNOWN;
  private List<NodeMemory> nodes = List.of();
  private MemcgTree memcgs = MemcgTree.EMPTY;
  private List<TaskSnapshot> tasks = List.of();
  private Sysctls sysctls = Sysctls.DEFAULT;

  private Machines() {}

  /** Starts with an idle machine. */
  public static Machines machine() {
    return new Machines();
  }

  /** Starts with a copy of a machine. */
  public static Machines like(MachineState original) {
    Machines copy = new Machines();
    copy.kernel = original.kernel();
    copy.pageSizeBytes = original.pageSizeBytes();
    copy.ramPages = original.ramPages();
    copy.swap = original.swap();
    copy.use = original.use();
    copy.nodes = original.nodes();
    copy.memcgs = original.memcgs();
    copy.tasks = original.tasks();
    copy.sysctls = original.sysctls();
    return copy;
  }

  /** Sets the release. */
  public Machines kernel(KernelRelease value) {
    Machines copy = like(build());
    copy.kernel = value;
    return copy;
  }

  /** Sets the size of a page. */
  public Machines pageSizeBytes(int value) {
    Machines copy = like(build());
    copy.pageSizeBytes = value;
    return copy;
  }

  /** Sets the pages of RAM. */
  public Machines ramPages(long value) {
    Machines copy = like(build());
    copy.ramPages = value;
    return copy;
  }

  /** Sets the swap. */
  public Machines swap(SwapSpace value) {
    Machines copy = like(build());
    copy.swap = value;
    return copy;
  }

  /** Sets where memory was. */
  public Machines use(MemoryUse value) {
    Machines copy = like(build());
    copy.use = value;
    return copy;
  }

  /** Sets the NUMA nodes. */
  public Machines nodes(List<NodeMemory> value) {
    Machines copy = like(build());
    copy.nodes = value;
    return copy;
  }

  /** Sets the memcgs. */
  public Machines memcgs(MemcgTree value) {
    Machines copy = like(build());
    copy.memcgs = value;
    return copy;
  }

  /** Sets the processes, in walk order. */
  public Machines tasks(List<TaskSnapshot> value) {
    Machines copy = like(build());
    copy.tasks = value;
    return copy;
  }

  /** Sets the settings. */
  public Machines sysctls(Sysctls value) {
    Machines copy = like(build());
    copy.sysctls = value;
    return copy;
  }

  /** Sets the release by its name. */
  public Machines kernel(String release) {
    return kernel(KernelRelease.parse(release));
  }

  /** Sets swap, all of it free. */
  public Machines swapPages(long pages) {
    return swap(new SwapSpace(pages, pages));
  }

  /** Sets the memcgs of a v2 hierarchy, parents first. */
  public Machines memcgs(MemcgState... memcgs) {
    return memcgs(new MemcgTree(CgroupVersion.V2, List.of(memcgs)));
  }

  /** Sets the processes, in walk order. */
  public Machines tasks(TaskSnapshot... tasks) {
    return tasks(List.of(tasks));
  }

  /** Returns the record; its own checks hold. */
  public MachineState build() {
    return new MachineState(
        kernel, pageSizeBytes, ramPages, swap, use, nodes, memcgs, tasks, sysctls);
  }
}
