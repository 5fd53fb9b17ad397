package org.oomlab.policy.examples;

import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.ScoreExport;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/**
 * What a process in user space reads in {@code /proc/PID/oom_score}, from 2.6.36 on: by RAM and
 * swap of the whole machine, whatever OOM is asked about.
 *
 * @param badness the release's score
 * @param control the circumstances it is asked with
 * @param export the release's formula
 */
record ShownScore(BadnessFunction badness, OomControl control, ScoreExport export) {

  /**
   * Returns the scores of a request's machine. They are asked for as those of a memcg OOM, which
   * passes over nobody for the memory nodes it may use from 5.3 on, as the file does ({@code
   * proc_oom_score()}, fs/proc/base.c); the memcg itself has no say in a score.
   */
  static ShownScore on(SelectionRequest request) {
    long totalPages =
        Math.max(1, request.machine().ramPages() + request.machine().swap().totalPages());
    return new ShownScore(
        request.badness(),
        new OomControl(OomConstraint.MEMCG, MemcgPath.ROOT, 0, 0, totalPages, TaskId.NOBODY),
        request.rules().score().export());
  }

  long of(TaskSnapshot task) {
    return export.shown(badness.points(task, control), control.totalPages());
  }
}
