package org.oomlab.core.replay;

import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskSnapshot;

/** Tasks like others but for one thing. */
final class Changed {
  private Changed() {}

  static TaskSnapshot memory(TaskSnapshot task, long swapPages, long pgtablesBytes) {
    return like(
        task,
        swapPages,
        pgtablesBytes,
        task.oomScoreAdj(),
        task.oomAdj(),
        task.flags(),
        task.lineage());
  }

  static TaskSnapshot oomScoreAdj(TaskSnapshot task, int oomScoreAdj) {
    return adjs(task, oomScoreAdj, task.oomAdj());
  }

  static TaskSnapshot adjs(TaskSnapshot task, int oomScoreAdj, int oomAdj) {
    return like(
        task,
        task.swapPages(),
        task.pgtablesBytes(),
        oomScoreAdj,
        oomAdj,
        task.flags(),
        task.lineage());
  }

  static TaskSnapshot flags(TaskSnapshot task, TaskFlags flags) {
    return like(
        task,
        task.swapPages(),
        task.pgtablesBytes(),
        task.oomScoreAdj(),
        task.oomAdj(),
        flags,
        task.lineage());
  }

  static TaskSnapshot lineage(TaskSnapshot task, Lineage lineage) {
    return like(
        task,
        task.swapPages(),
        task.pgtablesBytes(),
        task.oomScoreAdj(),
        task.oomAdj(),
        task.flags(),
        lineage);
  }

  private static TaskSnapshot like(
      TaskSnapshot task,
      long swapPages,
      long pgtablesBytes,
      int oomScoreAdj,
      int oomAdj,
      TaskFlags flags,
      Lineage lineage) {
    return new TaskSnapshot(
        task.id(),
        task.mmPid(),
        task.uid(),
        task.comm(),
        task.totalVmPages(),
        task.rssPages(),
        task.rssSplit(),
        swapPages,
        pgtablesBytes,
        task.pmdTablePages(),
        oomScoreAdj,
        oomAdj,
        flags,
        task.memcg(),
        task.sharedMm(),
        lineage);
  }
}
