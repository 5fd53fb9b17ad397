package org.oomlab.testkit;

import java.util.Optional;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/** Questions about a verdict. */
final class Verdicts {
  private Verdicts() {}

  /** Returns who dies first, empty where nobody does. */
  static Optional<TaskId> victim(Verdict verdict) {
    return switch (verdict) {
      case Verdict.KillTask kill -> Optional.of(kill.victim());
      case Verdict.KillMemcg kill -> Optional.of(kill.victim());
      case Verdict.Wait wait -> Optional.empty();
      case Verdict.Decline decline -> Optional.empty();
      case Verdict.NobodyKillable nobody -> Optional.empty();
      case Verdict.Panic panic -> Optional.empty();
    };
  }

  /** Returns the victim among the tasks asked about, empty where it is not one of them. */
  static Optional<TaskSnapshot> victimTask(Verdict verdict, SelectionRequest request) {
    return victim(verdict).flatMap(id -> task(id, request));
  }

  /** Returns a task asked about. */
  static Optional<TaskSnapshot> task(TaskId id, SelectionRequest request) {
    return request.tasks().stream().filter(task -> task.id().equals(id)).findFirst();
  }

  /** Returns whether a task was killed, is exiting, or has a fatal signal that makes it exit. */
  static boolean isLeaving(TaskSnapshot task) {
    return task.has(TaskFlag.OOM_VICTIM)
        || task.has(TaskFlag.EXITING)
        || task.has(TaskFlag.FATAL_SIGNAL);
  }

  /** Returns what a verdict says, for a person, without its explanation. */
  static String describe(Verdict verdict) {
    return switch (verdict) {
      case Verdict.KillTask kill -> "kills pid " + kill.victim().pid();
      case Verdict.KillMemcg kill ->
          "kills memcg " + kill.memcg() + " with pid " + kill.victim().pid();
      case Verdict.Wait wait -> "waits for pid " + wait.inFlight().pid();
      case Verdict.Decline decline -> "declines";
      case Verdict.NobodyKillable nobody -> "finds nobody killable";
      case Verdict.Panic panic -> "panics";
    };
  }

  /** Returns a task, for a person. */
  static String describe(TaskSnapshot task) {
    return "pid " + task.pid() + " (" + task.comm() + ")";
  }
}
