package org.oomlab.core.kill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.oomlab.api.kernel.KernelEntry;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Who dies with whom because they share one address space: {@code oom_kill_task()}, {@code
 * oom_kill_process()} and {@code __oom_kill_process()}, mm/oom_kill.c, 2.6.11 to 6.18. Built in one
 * pass over the tasks.
 */
final class Sharers {
  private final Map<TaskId, Long> sharedMmByTask = new HashMap<>();
  private final Map<Long, List<TaskId>> killableByMm = new HashMap<>();

  private Sharers() {}

  static Sharers in(SelectionRequest request) {
    Sharers sharers = new Sharers();
    for (TaskSnapshot task : request.machine().tasks()) {
      if (task.sharedMm() != TaskSnapshot.MM_NOT_SHARED) {
        sharers.sharedMmByTask.put(task.id(), task.sharedMm());
        if (diesWithOthers(task, request)) {
          sharers
              .killableByMm
              .computeIfAbsent(task.sharedMm(), mm -> new ArrayList<>())
              .add(task.id());
        }
      }
    }
    return sharers;
  }

  private static boolean diesWithOthers(TaskSnapshot task, SelectionRequest request) {
    boolean init = task.has(TaskFlag.GLOBAL_INIT);
    if (task.has(TaskFlag.KTHREAD)) {
      return false;
    }
    return switch (request.rules().kill().sharers()) {
      case KILLED, PROTECTED_FAILS_KILL -> true;
      case SPARED -> false;
      case PROTECTED_SPARED -> !KernelEntry.isProtected(task, request);
      case PROTECTED_AND_INIT_SPARED -> !init && !KernelEntry.isProtected(task, request);
      case INIT_SPARED -> !init;
    };
  }

  /** Returns who is killed with {@code victim}, in walk order; none when it shares with nobody. */
  List<TaskId> of(TaskId victim) {
    Long sharedMm = sharedMmByTask.get(victim);
    return sharedMm == null ? List.of() : killableByMm.getOrDefault(sharedMm, List.of());
  }
}
