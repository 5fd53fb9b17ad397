package org.oomlab.core.lab;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.core.engine.kernel.Birth;
import org.oomlab.core.engine.kernel.Kernel;
import org.oomlab.core.engine.kernel.Placement;
import org.oomlab.core.engine.kernel.Task;
import org.oomlab.core.engine.kernel.TaskSpec;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.PageType;
import org.oomlab.core.engine.memory.Segment;
import org.oomlab.core.engine.record.ExitReason;

/** The processes of a trial. Not thread-safe. */
final class LabCrew {
  private static final int ALL_NODES = -1;

  private final Kernel kernel;
  private final LabTrial trial;
  private final LabPages pages;
  private final Map<LabTask, Task> tasks = new LinkedHashMap<>();
  private final Map<LabTask, Segment> growth = new HashMap<>();
  private final Map<String, Task> byComm = new HashMap<>();

  LabCrew(Kernel kernel, LabTrial trial, KernelRelease release) {
    this.kernel = kernel;
    this.trial = trial;
    this.pages = new LabPages(kernel, trial, release);
  }

  /** Puts the processes where the trial found them. */
  void settle() {
    for (LabProcess process : trial.processes()) {
      LabTask owner = new LabTask(kernel, process, this);
      Memcg memcg = memcg(process);
      TaskSpec spec =
          new TaskSpec(
              process.comm(),
              process.cgroup(),
              process.uid(),
              process.adj(),
              process.threads(),
              0,
              placement(process));
      Task task = start(process, memcg, spec, owner);
      kernel.settleThreads(task);
      tasks.put(owner, task);
      byComm.putIfAbsent(process.comm(), task);
      if (!process.sharesMemory()) {
        pages.settle(process, task);
      }
    }
  }

  private Task start(LabProcess process, Memcg memcg, TaskSpec spec, LabTask owner) {
    Memcg root = kernel.memory().memcgs().root();
    boolean vfork = process.sharedBy().equals("vfork");
    Task other = byComm.get(process.sharesMemoryOf());
    long tables = other == null ? LabPages.baseTablePages(process) : 0;
    Birth birth = new Birth(memcg, root, LabPages.TASK_PAGES, LabPages.TASK_PAGES, tables, vfork);
    return other == null
        ? kernel.start(process.pid(), spec, birth, owner)
        : kernel.startSharing(process.pid(), spec, birth, other, owner);
  }

  private Placement placement(LabProcess process) {
    int mems =
        trial.cgroups().stream()
            .filter(cgroup -> cgroup.name().equals(process.cgroup()))
            .mapToInt(LabCgroup::mems)
            .findFirst()
            .orElse(0);
    Placement.Policy policy =
        switch (process.policy()) {
          case "bind" -> Placement.Policy.BIND;
          case "preferred" -> Placement.Policy.PREFERRED;
          case "interleave" -> Placement.Policy.INTERLEAVE;
          default -> Placement.Policy.DEFAULT;
        };
    return new Placement(policy, process.policyNodes(), mems == 0 ? ALL_NODES : mems);
  }

  private Memcg memcg(LabProcess process) {
    return kernel.memory().memcgs().at(LabMemory.path(trial, process.cgroup()));
  }

  Task task(LabTask owner) {
    Task task = tasks.get(owner);
    if (task == null) {
      throw new IllegalStateException(owner.process().comm() + " has not started");
    }
    return task;
  }

  /** Returns what a grower grows. */
  Segment growth(LabTask owner) {
    return growth.computeIfAbsent(owner, this::newGrowth);
  }

  private Segment newGrowth(LabTask owner) {
    Task task = task(owner);
    PageType type = owner.process().growsIn().equals("anon") ? PageType.ANON : PageType.SHMEM;
    Segment segment = kernel.memory().pages().create(type, task.mm().home(), false, Segment.NEVER);
    if (!owner.process().growsIn().equals("tmpfs")) {
      kernel.memory().pages().map(segment, task.mm());
    }
    return segment;
  }

  void beginToGrow() {
    for (LabTask owner : tasks.keySet()) {
      if (owner.process().grows()) {
        pages.mapGrowthText(owner.process(), task(owner));
        owner.beginToGrow();
      }
    }
  }

  boolean isGrowing() {
    return tasks.keySet().stream().anyMatch(LabTask::isGrowing);
  }

  /** Ends who still grows: the lab's patience is over. */
  void stopGrowers() {
    for (LabTask owner : tasks.keySet()) {
      if (owner.isGrowing()) {
        kernel.end(task(owner), ExitReason.STOPPED);
      }
    }
  }

  /** A process has left; the files that it held open and nobody else has go with it. */
  void gone(LabTask owner) {
    Segment segment = growth.get(owner);
    if (segment != null && owner.process().growsIn().equals("tmpfs")) {
      kernel.memory().pages().freeAll(segment);
    }
    pages.close(owner.process());
  }
}
