package org.oomlab.api.machine;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.memory.MemoryUse;
import org.oomlab.api.memory.NodeMemory;
import org.oomlab.api.memory.SwapSpace;
import org.oomlab.api.task.TaskSnapshot;

/**
 * A machine at one instant; the only thing a policy sees. A log, a snapshot and a simulated moment
 * are all of this type. Immutable and thread-safe.
 *
 * @param kernel the release whose rules hold
 * @param pageSizeBytes size of a base page, a power of two from 4096
 * @param ramPages pages managed by the buddy allocator ({@code totalram_pages}), 0 where unknown
 * @param swap the machine's swap
 * @param use where memory was, as far as known
 * @param nodes NUMA nodes, each id once, as far as known
 * @param memcgs memory cgroups, as far as known
 * @param tasks processes, each pid once, in the kernel's walk order, which decides ties: fork order
 *     for a global OOM, memcg by memcg for a memcg OOM
 * @param sysctls settings that change what an OOM does
 */
public record MachineState(
    KernelRelease kernel,
    int pageSizeBytes,
    long ramPages,
    SwapSpace swap,
    MemoryUse use,
    List<NodeMemory> nodes,
    MemcgTree memcgs,
    List<TaskSnapshot> tasks,
    Sysctls sysctls) {
  /** The base page of most architectures. */
  public static final int DEFAULT_PAGE_SIZE_BYTES = 4096;

  public MachineState {
    if (pageSizeBytes < DEFAULT_PAGE_SIZE_BYTES || Integer.bitCount(pageSizeBytes) != 1) {
      throw new IllegalArgumentException(
          "page size " + pageSizeBytes + " is not a power of two from 4096");
    }
    if (ramPages < 0) {
      throw new IllegalArgumentException("ramPages " + ramPages + " is negative");
    }
    requireNonNull(kernel, "kernel");
    requireNonNull(swap, "swap");
    requireNonNull(use, "use");
    requireNonNull(memcgs, "memcgs");
    requireNonNull(sysctls, "sysctls");
    nodes = List.copyOf(nodes);
    tasks = List.copyOf(tasks);
    requireDistinct("node", nodes, NodeMemory::id);
    requireDistinct("pid", tasks, TaskSnapshot::pid);
  }

  /** Returns the same machine with other processes. */
  public MachineState withTasks(List<TaskSnapshot> newTasks) {
    return like(memcgs, newTasks, sysctls);
  }

  /** Returns the same machine with other memcgs, and processes that live in them. */
  public MachineState withMemcgs(MemcgTree newMemcgs, List<TaskSnapshot> newTasks) {
    return like(newMemcgs, newTasks, sysctls);
  }

  /** Returns the same machine with other settings. */
  public MachineState withSysctls(Sysctls newSysctls) {
    return like(memcgs, tasks, newSysctls);
  }

  /** Most lists rise, as pids do where they are not recycled; then nothing is remembered. */
  private static <T> void requireDistinct(String what, List<T> parts, ToIntFunction<T> number) {
    int last = -1;
    boolean rises = true;
    for (T part : parts) {
      int next = number.applyAsInt(part);
      rises &= next > last;
      last = next;
    }
    if (rises) {
      return;
    }
    Set<Integer> seen = HashSet.newHashSet(parts.size());
    for (T part : parts) {
      if (!seen.add(number.applyAsInt(part))) {
        throw new IllegalArgumentException(what + " " + number.applyAsInt(part) + " stands twice");
      }
    }
  }

  private MachineState like(MemcgTree newMemcgs, List<TaskSnapshot> newTasks, Sysctls newSysctls) {
    return new MachineState(
        kernel, pageSizeBytes, ramPages, swap, use, nodes, newMemcgs, newTasks, newSysctls);
  }
}
