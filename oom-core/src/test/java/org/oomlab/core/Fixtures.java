package org.oomlab.core;

import java.util.List;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.memory.MemoryUse;
import org.oomlab.api.memory.SwapSpace;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.rules.KernelProfiles;

/** Small worlds for the tests of this module, which the testkit depends on. */
public final class Fixtures {
  /** The total of the hand-worked vectors: 16 GiB in pages. */
  public static final long TOTAL_PAGES = 4_194_304;

  private Fixtures() {}

  /** Returns the rules of a release. */
  public static KernelRules rules(String release) {
    return KernelProfiles.rulesFor(KernelRelease.parse(release)).orElseThrow();
  }

  /** Returns a machine of that release with those tasks. */
  public static MachineState machine(String release, TaskSnapshot... tasks) {
    return new MachineState(
        KernelRelease.parse(release),
        MachineState.DEFAULT_PAGE_SIZE_BYTES,
        TOTAL_PAGES,
        SwapSpace.NONE,
        MemoryUse.UNKNOWN,
        List.of(),
        MemcgTree.EMPTY,
        List.of(tasks),
        Sysctls.DEFAULT);
  }

  /** Returns an unconstrained OOM. */
  public static OomControl global(long totalPages) {
    return new OomControl(OomConstraint.NONE, MemcgPath.ROOT, 0, 0, totalPages, TaskId.NOBODY);
  }

  /** Returns the OOM of a memcg. */
  public static OomControl memcg(String path, long totalPages) {
    return new OomControl(
        OomConstraint.MEMCG, new MemcgPath(path), 0, 0, totalPages, TaskId.NOBODY);
  }

  /** Returns a task of that size. */
  public static TaskSnapshot task(int pid, long rssPages, long pgtablesBytes, int oomScoreAdj) {
    return task(pid, rssPages, pgtablesBytes, oomScoreAdj, TaskFlags.NONE, MemcgPath.UNKNOWN, 0);
  }

  /** Returns the same task, run by an ordinary user. */
  public static TaskSnapshot asUser(TaskSnapshot task) {
    return new TaskSnapshot(
        task.id(),
        task.mmPid(),
        1000,
        task.comm(),
        task.totalVmPages(),
        task.rssPages(),
        task.rssSplit(),
        task.swapPages(),
        task.pgtablesBytes(),
        task.pmdTablePages(),
        task.oomScoreAdj(),
        task.oomAdj(),
        task.flags(),
        task.memcg(),
        task.sharedMm(),
        task.lineage());
  }

  /** Returns a task with everything that this module's rules look at. */
  public static TaskSnapshot task(
      int pid,
      long rssPages,
      long pgtablesBytes,
      int oomScoreAdj,
      TaskFlags flags,
      MemcgPath memcg,
      long sharedMm) {
    return new TaskSnapshot(
        TaskId.ofPid(pid),
        pid,
        0,
        "task" + pid,
        rssPages,
        rssPages,
        RssSplit.UNKNOWN,
        0,
        pgtablesBytes,
        0,
        oomScoreAdj,
        0,
        flags,
        memcg,
        sharedMm,
        Lineage.UNKNOWN);
  }
}
