package org.oomlab.testkit;

import java.util.List;
import org.oomlab.api.select.BadnessFormula;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.badness.OomAdj;

/** The knob by which an administrator offers or protects a process, as the release reads it. */
enum Adj {
  /** From 2.6.36 on. */
  OOM_SCORE_ADJ("oom_score_adj"),
  /** Before; a score is shifted by it. */
  OOM_ADJ("oom_adj");

  private final String word;

  Adj(String word) {
    this.word = word;
  }

  static Adj readBy(KernelRules rules) {
    return rules.score().formula() == BadnessFormula.TOTAL_VM ? OOM_ADJ : OOM_SCORE_ADJ;
  }

  String word() {
    return word;
  }

  /** Returns how far to move it: the least, a good deal, and to the end. */
  List<Integer> steps() {
    return switch (this) {
      case OOM_SCORE_ADJ -> List.of(1, 100, 2000);
      case OOM_ADJ -> List.of(1, 4, 32);
    };
  }

  int of(TaskSnapshot task) {
    return this == OOM_ADJ ? task.oomAdj() : task.oomScoreAdj();
  }

  /**
   * Returns the process with the knob moved, within its range. What a policy may read on a release
   * without it, {@code oom_score_adj}, never moves the other way.
   */
  TaskSnapshot moved(TaskSnapshot task, int step) {
    return switch (this) {
      case OOM_SCORE_ADJ ->
          task.withAdj(
              Math.clamp(
                  task.oomScoreAdj() + step,
                  TaskSnapshot.OOM_SCORE_ADJ_MIN,
                  TaskSnapshot.OOM_SCORE_ADJ_MAX),
              task.oomAdj());
      case OOM_ADJ -> {
        int oomAdj = Math.clamp(task.oomAdj() + step, TaskSnapshot.OOM_ADJ_DISABLE, OomAdj.MAX);
        int alike = OomAdj.toScoreAdj(oomAdj);
        yield task.withAdj(
            step > 0 ? Math.max(alike, task.oomScoreAdj()) : Math.min(alike, task.oomScoreAdj()),
            oomAdj);
      }
    };
  }
}
