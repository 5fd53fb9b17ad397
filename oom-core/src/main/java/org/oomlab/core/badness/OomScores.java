package org.oomlab.core.badness;

import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.ScoreExport;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/**
 * What {@code /proc/PID/oom_score} shows for the processes of a machine: always by RAM and swap of
 * the whole machine, whatever OOM is looked at.
 *
 * @param badness the release's score, for those that have one shown
 * @param control an OOM of the whole machine
 * @param export the release's formula
 */
public record OomScores(BadnessFunction badness, OomControl control, ScoreExport export) {
  private static final long UNSIGNED_MAX = -1;

  /**
   * Returns the scores of a machine by the rules of a release.
   *
   * @param totalPages RAM and swap of the whole machine, above 0
   */
  public static OomScores of(MachineState machine, KernelRules rules, long totalPages) {
    return new OomScores(
        KernelBadness.exported(rules, machine),
        new OomControl(OomConstraint.NONE, MemcgPath.ROOT, 0, 0, totalPages, TaskId.NOBODY),
        rules.score().export());
  }

  /**
   * Returns one process's score, to be read as an unsigned number: who swapoff or KSM marked shows
   * {@code ULONG_MAX} from 2.6.19 to 2.6.35.
   */
  public long of(TaskSnapshot task) {
    long points = badness.points(task, control);
    return export == ScoreExport.RAW && points == Long.MAX_VALUE
        ? UNSIGNED_MAX
        : export.shown(points, control.totalPages());
  }
}
