package org.oomlab.core.engine;

import java.util.HashSet;
import java.util.Set;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.Verdict;
import org.oomlab.core.engine.record.RunEvent;

/**
 * OOMs that kill nobody come again and again for as long as somebody wants memory, each with the
 * whole machine that it was decided on. The first of its like tells it all. Not thread-safe.
 */
final class Refusals {
  private record Kind(MemcgPath domain, OomConstraint constraint, String answer) {}

  private final Set<Kind> told = new HashSet<>();

  /** Returns whether nothing like it was told since the last kill or change of a setting. */
  boolean isNew(RunEvent.Oom oom) {
    return switch (oom.verdict()) {
      case Verdict.Wait wait -> isNew(oom, "wait for " + wait.inFlight());
      case Verdict.NobodyKillable _ -> isNew(oom, "nobody");
      case Verdict.Decline _ -> isNew(oom, "declined");
      case Verdict.KillTask _, Verdict.KillMemcg _, Verdict.Panic _ -> true;
    };
  }

  private boolean isNew(RunEvent.Oom oom, String answer) {
    return told.add(new Kind(oom.control().domain(), oom.control().constraint(), answer));
  }

  /** Somebody was killed, or a setting changed: what comes now is another story. */
  void forget() {
    told.clear();
  }
}
