package org.oomlab.bench.select;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgStat;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.memory.MemoryUse;
import org.oomlab.api.memory.SwapSpace;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/**
 * A container host drawn from a fixed seed: an init, some kernel threads, exempt daemons and about
 * twenty processes a container. Most are small and few are large, most keep {@code oom_score_adj}
 * 0. The same number of tasks gives the same machine.
 */
final class TaskPopulation {
  static final KernelRelease RELEASE = KernelRelease.of(6, 12);
  static final long TOTAL_PAGES = 64L << 18;

  private static final long SEED = 20_170_930;
  private static final int TASKS_PER_MEMCG = 20;
  private static final MemcgPath PODS = new MemcgPath("/kubepods.slice");
  private static final String[] COMMS = {
    "postgres", "java", "nginx", "python3", "node", "containerd-shim", "redis-server", "sh"
  };

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<MemcgState> memcgs = new ArrayList<>();
  private final List<TaskSnapshot> tasks = new ArrayList<>();

  private TaskPopulation() {}

  /**
   * Returns a machine.
   *
   * @param layout where the objects of neighbouring tasks lie
   */
  static MachineState of(int taskCount, TaskLayout layout) {
    TaskPopulation population = new TaskPopulation();
    population.addMemcgs(taskCount / TASKS_PER_MEMCG + 1);
    for (int i = 0; i < taskCount; i++) {
      population.tasks.add(population.task(i + 1));
    }
    return new MachineState(
        RELEASE,
        MachineState.DEFAULT_PAGE_SIZE_BYTES,
        TOTAL_PAGES,
        SwapSpace.NONE,
        MemoryUse.UNKNOWN,
        List.of(),
        new MemcgTree(CgroupVersion.V2, population.memcgs),
        layout.arrange(population.tasks),
        Sysctls.DEFAULT);
  }

  private void addMemcgs(int containers) {
    memcgs.add(memcg(PODS, 0));
    for (int i = 0; i < containers; i++) {
      memcgs.add(memcg(new MemcgPath(PODS.value() + "/pod" + i), heavyTailed(TASKS_PER_MEMCG)));
    }
  }

  private static MemcgState memcg(MemcgPath path, long anonPages) {
    MemcgStat stat = new MemcgStat(anonPages, 0, anonPages / 50, 16, 0, 0);
    return new MemcgState(path, MemcgLimits.NONE, stat.pages(), 0, false, stat);
  }

  private TaskSnapshot task(int pid) {
    int kind = pid == 1 ? 0 : random.nextInt(100);
    boolean kernelThread = pid != 1 && kind < 6;
    TaskFlags flags = TaskFlags.NONE;
    if (pid == 1) {
      flags = TaskFlags.of(TaskFlag.GLOBAL_INIT);
    } else if (kernelThread) {
      flags = TaskFlags.of(TaskFlag.KTHREAD, TaskFlag.NO_MM);
    } else if (kind == 99) {
      flags = TaskFlags.of(TaskFlag.EXITING);
    }
    long rssPages = kernelThread ? 0 : heavyTailed(1);
    return new TaskSnapshot(
        TaskId.ofPid(pid),
        pid,
        kind < 20 ? 0 : 1000 + kind,
        COMMS[random.nextInt(COMMS.length)] + "-" + pid % 97,
        rssPages * 3 + 500,
        rssPages,
        RssSplit.UNKNOWN,
        kind % 5 == 0 ? rssPages / 4 : 0,
        kernelThread ? 0 : 40_960 + rssPages / 512 * MachineState.DEFAULT_PAGE_SIZE_BYTES,
        0,
        kernelThread ? 0 : oomScoreAdj(kind),
        0,
        flags,
        kernelThread ? MemcgPath.ROOT : memcgs.get(1 + random.nextInt(memcgs.size() - 1)).path(),
        TaskSnapshot.MM_NOT_SHARED,
        Lineage.UNKNOWN);
  }

  private int oomScoreAdj(int kind) {
    if (kind < 10) {
      return TaskSnapshot.OOM_SCORE_ADJ_MIN;
    }
    if (kind < 14) {
      return -997;
    }
    if (kind < 30) {
      return 2 + random.nextInt(998);
    }
    return 0;
  }

  /** Pages: half of the draws lie below 1000 times {@code scale}, one in a thousand is huge. */
  private long heavyTailed(int scale) {
    int doublings = Integer.numberOfTrailingZeros(random.nextInt() | 1 << 11);
    return (scale * (random.nextLong(500) + 100L)) << doublings;
  }
}
