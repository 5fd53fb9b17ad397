package org.oomlab.core.kill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/** Who dies with whom because they share one address space. Built in one pass over the tasks. */
final class Sharers {
  private final Map<TaskId, Long> sharedMmByTask = new HashMap<>();
  private final Map<Long, List<TaskId>> killableByMm = new HashMap<>();

  private Sharers() {}

  static Sharers on(MachineState machine) {
    Sharers sharers = new Sharers();
    for (TaskSnapshot task : machine.tasks()) {
      if (task.sharedMm() != TaskSnapshot.MM_NOT_SHARED) {
        sharers.sharedMmByTask.put(task.id(), task.sharedMm());
        if (!task.has(TaskFlag.KTHREAD) && !task.has(TaskFlag.GLOBAL_INIT)) {
          sharers
              .killableByMm
              .computeIfAbsent(task.sharedMm(), mm -> new ArrayList<>())
              .add(task.id());
        }
      }
    }
    return sharers;
  }

  /** Returns who is killed with {@code victim}, in walk order; none when it shares with nobody. */
  List<TaskId> of(TaskId victim) {
    Long sharedMm = sharedMmByTask.get(victim);
    return sharedMm == null ? List.of() : killableByMm.getOrDefault(sharedMm, List.of());
  }
}
