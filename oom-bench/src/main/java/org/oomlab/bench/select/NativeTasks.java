package org.oomlab.bench.select;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.task.TaskSnapshot;

/**
 * A machine's tasks and memcgs as the two arrays of structs that {@code select.c} reads.
 *
 * @param tasks {@code struct task[taskCount]}
 * @param memcgs {@code struct memcg[memcgCount]}, the root first
 */
record NativeTasks(MemorySegment tasks, long taskCount, MemorySegment memcgs, int memcgCount) {
  private static final int COMM_BYTES = 15;

  private static final StructLayout TASK =
      MemoryLayout.structLayout(
          JAVA_INT.withName("pid"),
          JAVA_INT.withName("mm_pid"),
          JAVA_LONG.withName("start_ticks"),
          JAVA_INT.withName("uid"),
          JAVA_INT.withName("memcg"),
          MemoryLayout.sequenceLayout(COMM_BYTES + 1, JAVA_BYTE).withName("comm"),
          JAVA_LONG.withName("total_vm"),
          JAVA_LONG.withName("rss"),
          JAVA_LONG.withName("swap"),
          JAVA_LONG.withName("pgtables_bytes"),
          JAVA_LONG.withName("pmd_tables"),
          JAVA_INT.withName("oom_score_adj"),
          JAVA_INT.withName("oom_adj"),
          JAVA_INT.withName("flags"),
          JAVA_INT.withName("lineage"),
          JAVA_LONG.withName("shared_mm"));

  private static final StructLayout MEMCG =
      MemoryLayout.structLayout(
          JAVA_LONG.withName("pages"),
          JAVA_INT.withName("parent"),
          JAVA_INT.withName("leaf"),
          JAVA_INT.withName("oom_group"),
          JAVA_INT.withName("has_candidate"),
          JAVA_LONG.withName("sum"));

  static NativeTasks copyOf(MachineState machine, Arena arena) {
    List<TaskSnapshot> from = machine.tasks();
    List<MemcgState> memcgStates = machine.memcgs().memcgs();
    Map<MemcgPath, Integer> index = new HashMap<>();
    Set<MemcgPath> parents = new HashSet<>();
    index.put(MemcgPath.ROOT, 0);
    for (MemcgState memcg : memcgStates) {
      index.put(memcg.path(), index.size());
      parents.add(memcg.path().parent());
    }
    MemorySegment memcgs = arena.allocate(MEMCG, index.size());
    setInt(MEMCG, memcgs, 0, "parent", -1);
    setInt(MEMCG, memcgs, 0, "leaf", 1);
    for (int i = 1; i <= memcgStates.size(); i++) {
      MemcgState memcg = memcgStates.get(i - 1);
      MemcgPath parent = memcg.path().parent();
      setLong(MEMCG, memcgs, i, "pages", memcg.stat().pages());
      setInt(
          MEMCG, memcgs, i, "parent", parent.equals(MemcgPath.ROOT) ? -1 : indexOf(index, parent));
      setInt(MEMCG, memcgs, i, "leaf", parents.contains(memcg.path()) ? 0 : 1);
      setInt(MEMCG, memcgs, i, "oom_group", memcg.oomGroup() ? 1 : 0);
    }
    MemorySegment tasks = arena.allocate(TASK, from.size());
    for (int i = 0; i < from.size(); i++) {
      copy(from.get(i), tasks, i, indexOf(index, from.get(i).memcg()));
    }
    return new NativeTasks(tasks, from.size(), memcgs, index.size());
  }

  private static int indexOf(Map<MemcgPath, Integer> index, MemcgPath path) {
    Integer found = index.get(path);
    if (found == null) {
      throw new IllegalArgumentException("memcg " + path + " is not in the tree");
    }
    return found;
  }

  private static void copy(TaskSnapshot task, MemorySegment to, int at, int memcg) {
    setInt(TASK, to, at, "pid", task.pid());
    setInt(TASK, to, at, "mm_pid", task.mmPid());
    setLong(TASK, to, at, "start_ticks", task.id().startTimeTicks());
    setInt(TASK, to, at, "uid", task.uid());
    setInt(TASK, to, at, "memcg", memcg);
    byte[] comm = task.comm().getBytes(StandardCharsets.UTF_8);
    long commAt = offset(TASK, at, "comm");
    MemorySegment.copy(comm, 0, to, JAVA_BYTE, commAt, Math.min(comm.length, COMM_BYTES));
    setLong(TASK, to, at, "total_vm", task.totalVmPages());
    setLong(TASK, to, at, "rss", task.rssPages());
    setLong(TASK, to, at, "swap", task.swapPages());
    setLong(TASK, to, at, "pgtables_bytes", task.pgtablesBytes());
    setLong(TASK, to, at, "pmd_tables", task.pmdTablePages());
    setInt(TASK, to, at, "oom_score_adj", task.oomScoreAdj());
    setInt(TASK, to, at, "oom_adj", task.oomAdj());
    setInt(TASK, to, at, "flags", task.flags().bits());
    setLong(TASK, to, at, "shared_mm", task.sharedMm());
  }

  private static void setInt(
      StructLayout struct, MemorySegment array, long at, String field, int value) {
    array.set(JAVA_INT, offset(struct, at, field), value);
  }

  private static void setLong(
      StructLayout struct, MemorySegment array, long at, String field, long value) {
    array.set(JAVA_LONG, offset(struct, at, field), value);
  }

  private static long offset(StructLayout struct, long at, String field) {
    return at * struct.byteSize() + struct.byteOffset(PathElement.groupElement(field));
  }
}
