package org.oomlab.core.spare;

import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.badness.OomAdj;

/** What an administrator writes for a process. */
enum Knob {
  /** From 2.6.36 on. */
  OOM_SCORE_ADJ("oom_score_adj", TaskSnapshot.OOM_SCORE_ADJ_MIN, TaskSnapshot.OOM_SCORE_ADJ_MAX),
  /** Before. */
  OOM_ADJ("oom_adj", TaskSnapshot.OOM_ADJ_DISABLE, OomAdj.MAX);

  private static final KernelRelease SINCE = KernelRelease.parse("2.6.36");

  private final String word;
  private final int min;
  private final int max;

  Knob(String word, int min, int max) {
    this.word = word;
    this.min = min;
    this.max = max;
  }

  static Knob of(KernelRelease release) {
    return release.compareTo(SINCE) < 0 ? OOM_ADJ : OOM_SCORE_ADJ;
  }

  String word() {
    return word;
  }

  /** Returns the value that exempts a process. */
  int min() {
    return min;
  }

  int max() {
    return max;
  }

  int of(TaskSnapshot task) {
    return this == OOM_SCORE_ADJ ? task.oomScoreAdj() : task.oomAdj();
  }

  TaskSnapshot on(TaskSnapshot task, long value) {
    int written = Math.toIntExact(value);
    return this == OOM_SCORE_ADJ
        ? task.withAdj(written, task.oomAdj())
        : task.withAdj(task.oomScoreAdj(), written);
  }
}
