package org.oomlab.core.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.kill.KillSet;

/** Turns a verdict into what a kernel log would show of it. */
public final class Predictions {
  private Predictions() {}

  /** Returns what a log would show of a verdict on that request. */
  public static Prediction of(SelectionRequest request, Verdict verdict) {
    return switch (verdict) {
      case Verdict.KillTask kill -> killed(request, verdict, kill.victim());
      case Verdict.KillMemcg kill -> killed(request, verdict, kill.victim());
      case Verdict.Panic panic -> without(Outcome.PANIC);
      case Verdict.NobodyKillable nobody -> without(Outcome.NO_KILLABLE);
      case Verdict.Wait wait -> Prediction.UNKNOWN;
      case Verdict.Decline decline -> Prediction.UNKNOWN;
    };
  }

  private static Prediction killed(SelectionRequest request, Verdict verdict, TaskId victim) {
    Map<TaskId, TaskSnapshot> tasks = new HashMap<>();
    request.machine().tasks().forEach(task -> tasks.put(task.id(), task));
    TaskSnapshot task = named(tasks, victim);
    List<Integer> pids =
        KillSet.of(request, verdict).stream().map(id -> named(tasks, id).mmPid()).toList();
    return new Prediction(Outcome.KILLED, task.mmPid(), task.comm(), task.memcg(), pids, true);
  }

  private static Prediction without(Outcome outcome) {
    return new Prediction(outcome, 0, "", MemcgPath.UNKNOWN, List.of(), true);
  }

  private static TaskSnapshot named(Map<TaskId, TaskSnapshot> tasks, TaskId id) {
    TaskSnapshot task = tasks.get(id);
    if (task == null) {
      throw new IllegalArgumentException("the verdict names pid " + id.pid() + ", no task");
    }
    return task;
  }
}
