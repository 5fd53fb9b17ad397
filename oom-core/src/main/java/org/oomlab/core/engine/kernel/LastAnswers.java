package org.oomlab.core.engine.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.Verdict;
import org.oomlab.core.engine.memory.Memcg;

/**
 * What was last answered to the OOM of a memcg, for as long as it holds. In the kernel all who meet
 * a limit queue up for one killer ({@code oom_lock}, mm/memcontrol.c, 5.2 to 6.18), and each finds
 * what the one before it found: that a victim is leaving, until it has left or been reaped, or that
 * there is nobody to kill, until somebody is born. So they need not be shown the machine each.
 */
final class LastAnswers {
  private final Settings settings;
  private final Tasks tasks;
  private final Map<Memcg, Answer> answers = new HashMap<>();

  private record Answer(Verdict verdict, long departures, long arrivals) {}

  LastAnswers(Settings settings, Tasks tasks) {
    this.settings = settings;
    this.tasks = tasks;
  }

  /** Returns what holds still. */
  Optional<Verdict> of(Memcg memcg) {
    Answer answer = answers.get(memcg);
    if (answer == null || answer.departures() != tasks.departures()) {
      return Optional.empty();
    }
    boolean holds =
        answer.verdict() instanceof Verdict.Wait || answer.arrivals() == tasks.arrivals();
    return holds ? Optional.of(answer.verdict()) : Optional.empty();
  }

  /** Takes note of an answer that anybody else would get; others depend on who asks. */
  void note(Memcg memcg, OomControl control, Verdict verdict) {
    boolean forAll =
        switch (verdict) {
          case Verdict.Wait wait -> !wait.inFlight().equals(control.current());
          case Verdict.NobodyKillable _ -> true;
          default -> false;
        };
    if (forAll && !settings.sysctls().oomKillAllocatingTask()) {
      answers.put(memcg, new Answer(verdict, tasks.departures(), tasks.arrivals()));
    }
  }
}
