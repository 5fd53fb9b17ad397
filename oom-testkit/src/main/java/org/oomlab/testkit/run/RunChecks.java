package org.oomlab.testkit.run;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskId;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.record.RunRecord;

/** The checks of the {@link RunInvariant}s: each returns the first thing wrong with a run. */
final class RunChecks {
  private static final long MICROS_A_MILLI = 1000;

  private RunChecks() {}

  /** In a shortage everybody can be killed: the one who asks, if nobody else. */
  static Optional<String> idle(RunRecord run) {
    return ooms(run)
        .filter(
            oom ->
                switch (oom.verdict()) {
                  case Verdict.NobodyKillable nobody -> true;
                  case Verdict.Decline decline -> true;
                  case Verdict.Panic panic -> true;
                  case Verdict.Wait wait -> !wasKilled(wait.inFlight(), oom.timeMicros(), run);
                  case Verdict.KillTask kill -> false;
                  case Verdict.KillMemcg kill -> false;
                })
        .findFirst()
        .map(
            oom ->
                at(oom)
                    + "it kills nobody ("
                    + oom.verdict().explanation().reason().sentence()
                    + ") although everybody can be killed");
  }

  private static boolean wasKilled(TaskId task, long beforeMicros, RunRecord run) {
    return run.kills().stream()
        .anyMatch(kill -> kill.timeMicros() <= beforeMicros && kill.killed().contains(task));
  }

  static Optional<String> repeated(RunRecord run) {
    Set<TaskId> dead = new HashSet<>();
    for (RunEvent.Kill kill : run.kills()) {
      for (TaskId task : kill.killed()) {
        if (!dead.add(task)) {
          return Optional.of(at(kill) + "it kills pid " + task.pid() + " a second time");
        }
      }
    }
    return Optional.empty();
  }

  /** In the last third of the run, in which nobody grows, nobody waits for memory for long. */
  static Optional<String> stuck(RunRecord run) {
    long quietMicros = Shortage.DURATION_MILLIS * MICROS_A_MILLI * 2 / 3;
    long before =
        run.samples().stream()
            .filter(sample -> sample.timeMicros() <= quietMicros)
            .mapToLong(sample -> sample.pressure().someMicros())
            .max()
            .orElse(0);
    long waitedMicros = run.samples().getLast().pressure().someMicros() - before;
    return waitedMicros <= quietMicros / 4
        ? Optional.empty()
        : Optional.of(
            "after "
                + run.kills().size()
                + " kills processes still wait for memory, for "
                + waitedMicros / MICROS_A_MILLI
                + " ms of the last third of the run");
  }

  private static Stream<RunEvent.Oom> ooms(RunRecord run) {
    return run.events().stream()
        .filter(RunEvent.Oom.class::isInstance)
        .map(RunEvent.Oom.class::cast);
  }

  private static String at(RunEvent event) {
    return "at " + event.timeMicros() / MICROS_A_MILLI + " ms ";
  }
}
