package org.oomlab.api.pressure;

import java.util.Map;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/**
 * A host as a process in user space sees it at one instant. Immutable and thread-safe.
 *
 * @param timeMillis when, in milliseconds from an origin that stays the same, from 0
 * @param machine the machine; its processes stand in the order in which {@code /proc} lists them,
 *     by pid
 * @param memInfo {@code /proc/meminfo}
 * @param pressureByMemcg memory pressure, the machine's under {@link MemcgPath#ROOT}; empty where
 *     the release or the source tells none
 * @param badness the kernel's score by the release's rules, as {@code oom_score} shows it: exempt
 *     is who the file shows 0 for
 * @param rules the release's rules
 */
public record HostView(
    long timeMillis,
    MachineState machine,
    MemInfo memInfo,
    Map<MemcgPath, MemoryPressure> pressureByMemcg,
    BadnessFunction badness,
    KernelRules rules) {
  public HostView {
    if (timeMillis < 0) {
      throw new IllegalArgumentException("timeMillis " + timeMillis + " is negative");
    }
    pressureByMemcg = Map.copyOf(pressureByMemcg);
  }

  /** Returns the pressure on a memcg, {@link MemoryPressure#NONE} where it is not told. */
  public MemoryPressure pressure(MemcgPath memcg) {
    return pressureByMemcg.getOrDefault(memcg, MemoryPressure.NONE);
  }

  /**
   * Returns what {@code /proc/PID/oom_score} shows: by RAM and swap of the whole machine ({@code
   * proc_oom_score()}, fs/proc/base.c). O(1).
   */
  public long oomScore(TaskSnapshot task) {
    long totalPages = Math.max(1, machine.ramPages() + machine.swap().totalPages());
    OomControl control =
        new OomControl(OomConstraint.NONE, MemcgPath.ROOT, 0, 0, totalPages, TaskId.NOBODY);
    return rules.score().export().shown(badness.points(task, control), totalPages);
  }
}
