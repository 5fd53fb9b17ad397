package org.oomlab.api.select;

import static java.util.Objects.requireNonNull;

import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.task.TaskId;

/** A policy's answer. Every answer says why. */
public sealed interface Verdict {
  /** Returns why. */
  Explanation explanation();

  /**
   * Kill one process, and by the kernel's rule those that share its memory.
   *
   * @param victim the process
   */
  record KillTask(TaskId victim, Explanation explanation) implements Verdict {
    public KillTask {
      requireSomebody(victim);
      requireNonNull(explanation, "explanation");
    }
  }

  /**
   * Kill every killable process of a memcg and its descendants.
   *
   * @param memcg the memcg, known and never the root
   * @param victim the process that is killed first
   */
  record KillMemcg(MemcgPath memcg, TaskId victim, Explanation explanation) implements Verdict {
    public KillMemcg {
      if (memcg.equals(MemcgPath.ROOT)) {
        throw new IllegalArgumentException("the root memcg is never killed as a whole");
      }
      if (!memcg.isKnown()) {
        throw new IllegalArgumentException("a memcg that is killed has a path");
      }
      requireSomebody(victim);
      requireNonNull(explanation, "explanation");
    }
  }

  /**
   * Kill nobody now, an earlier victim is still leaving.
   *
   * @param inFlight that victim
   */
  record Wait(TaskId inFlight, Explanation explanation) implements Verdict {}

  /** This policy does not decide; let the next one. */
  record Decline(Explanation explanation) implements Verdict {}

  /** Nobody can be killed, and the machine goes on. */
  record NobodyKillable(Explanation explanation) implements Verdict {}

  /** The machine stops. */
  record Panic(Explanation explanation) implements Verdict {}

  private static void requireSomebody(TaskId victim) {
    if (victim.equals(TaskId.NOBODY)) {
      throw new IllegalArgumentException("a kill needs a victim; NobodyKillable is the verdict");
    }
  }
}
