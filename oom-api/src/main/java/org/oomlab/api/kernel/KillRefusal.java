package org.oomlab.api.kernel;

import java.util.Optional;
import java.util.stream.Stream;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Ranking;
import org.oomlab.api.select.Reason;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Whom a kill is refused for: {@code oom_kill_task()} and {@code __oom_kill_task()}, mm/oom_kill.c,
 * 2.6.11 to 2.6.36. Later whoever is chosen can be killed.
 *
 * @param cause why
 * @param reason the same for a reader
 */
public record KillRefusal(Cause cause, Reason reason) {

  /** Why a kill is refused. */
  public enum Cause {
    /** It has no memory to free: the next child is tried, or the walk. */
    NO_MEMORY,
    /** It is the global init: taken for a kill, though nobody dies. */
    INIT,
    /** It or a sharer of its memory has {@code oom_adj} -17: the next child is tried. */
    PROTECTED
  }

  /** Returns why {@code victim} cannot be killed; empty where it can. */
  public static Optional<KillRefusal> of(TaskSnapshot victim, SelectionRequest request) {
    if (victim.has(TaskFlag.NO_MM) || victim.has(TaskFlag.KTHREAD)) {
      return refuse(Cause.NO_MEMORY, "no-memory", named(victim) + " has no memory to free");
    }
    if (victim.has(TaskFlag.GLOBAL_INIT)) {
      return refuse(Cause.INIT, "init", named(victim) + " is init and is not killed");
    }
    return switch (request.rules().kill().sharers()) {
      case SPARED -> protector(Stream.of(victim), victim, request);
      case PROTECTED_FAILS_KILL ->
          protector(
              request.machine().tasks().stream().filter(task -> sharesMemory(task, victim)),
              victim,
              request);
      case KILLED, PROTECTED_SPARED, PROTECTED_AND_INIT_SPARED, INIT_SPARED -> Optional.empty();
    };
  }

  private static Optional<KillRefusal> protector(
      Stream<TaskSnapshot> asked, TaskSnapshot victim, SelectionRequest request) {
    return asked
        .filter(task -> KernelEntry.isProtected(task, request))
        .findFirst()
        .flatMap(task -> refuse(Cause.PROTECTED, "protected-sharer", sentence(victim, task)));
  }

  private static boolean sharesMemory(TaskSnapshot task, TaskSnapshot victim) {
    return task.id().equals(victim.id())
        || (victim.sharedMm() != TaskSnapshot.MM_NOT_SHARED
            && task.sharedMm() == victim.sharedMm());
  }

  private static Optional<KillRefusal> refuse(Cause cause, String rule, String sentence) {
    return Optional.of(new KillRefusal(cause, new Reason(rule, sentence)));
  }

  /** Returns the verdict of a kill that fails: nobody dies, and the allocation is tried again. */
  public Verdict verdict(SelectionRequest request) {
    return new Verdict.NobodyKillable(Explanation.of(reason, () -> Ranking.byBadness(request)));
  }

  private static String sentence(TaskSnapshot victim, TaskSnapshot protector) {
    return named(victim)
        + (protector.id().equals(victim.id())
            ? " has oom_adj -17"
            : " shares its memory with " + named(protector) + ", which has oom_adj -17")
        + ", so the kill fails and is tried again";
  }

  private static String named(TaskSnapshot task) {
    return task.comm() + " (pid " + task.pid() + ")";
  }
}
