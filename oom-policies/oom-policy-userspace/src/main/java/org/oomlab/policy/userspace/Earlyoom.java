package org.oomlab.policy.userspace;

import java.util.Optional;
import org.oomlab.api.pressure.Deed;
import org.oomlab.api.pressure.HostView;
import org.oomlab.api.pressure.Observation;
import org.oomlab.api.pressure.PressureDaemon;
import org.oomlab.api.pressure.Reaction;
import org.oomlab.api.pressure.Signal;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Reason;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

/**
 * earlyoom 1.9.0: {@code SIGTERM} where memory and swap are both low, {@code SIGKILL} where they
 * are lower. It then waits for that one to die, up to ten seconds, looking every tenth of one, and
 * makes its {@code SIGTERM} a {@code SIGKILL} once memory is that low. It looks the more often the
 * less there is left: memory is taken to fill at 6000 KiB a millisecond and swap at 800.
 *
 * <p>Source: the rules of main.c, meminfo.c and kill.c, v1.9.0 (github.com/rfjakob/earlyoom). The
 * choice was held against the program itself on random process tables, the wait was not. Not
 * followed: the second reading of memory after the walk, which here finds what the first did,
 * {@code process_mrelease}, process groups, and that its own process is one of those it could
 * choose.
 *
 * @param terminate when to send {@code SIGTERM}
 * @param kill when to send {@code SIGKILL}, nowhere above {@code terminate}
 * @param choice to whom
 */
record Earlyoom(Level terminate, Level kill, EarlyoomChoice choice)
    implements PressureDaemon<Chase> {
  private static final long MEM_FILL_KIB_A_MILLI = 6000;
  private static final long SWAP_FILL_KIB_A_MILLI = 800;
  private static final long LEAST_SLEEP_MILLIS = 100;
  private static final long MOST_SLEEP_MILLIS = 1000;
  private static final long ROUND_MILLIS = 100;
  private static final int MOST_ROUNDS = 100;
  private static final long NOBODY_PAUSE_MILLIS = 1000;

  @Override
  public Reaction<Chase> observe(Observation<Chase> observation) {
    HostView host = observation.host();
    FreeMemory free = FreeMemory.of(host.memInfo());
    Chase chase = observation.stateOr(Chase.NOBODY);
    if (!chase.isOn() || chase.rounds() > MOST_ROUNDS) {
      return poll(host, free);
    }
    return lives(chase, host)
        ? pursue(chase, free)
        : rest("victim-gone", "the process that got a signal is gone", LEAST_SLEEP_MILLIS);
  }

  private Reaction<Chase> poll(HostView host, FreeMemory free) {
    if (!free.isAtOrBelow(terminate)) {
      return rest("enough-memory", free.phrase(), sleepMillis(free));
    }
    Signal signal = free.isAtOrBelow(kill) ? Signal.KILL : Signal.TERM;
    Optional<TaskSnapshot> victim = choice.on(host);
    if (victim.isEmpty()) {
      return rest("nobody-to-signal", "everybody is passed over", NOBODY_PAUSE_MILLIS);
    }
    TaskSnapshot task = victim.get();
    Reason reason =
        new Reason(
            "highest-oom-score",
            "SIG"
                + signal
                + " at "
                + free.phrase()
                + ", to the highest oom_score, "
                + host.oomScore(task));
    Explanation explanation = Explanation.of(reason, () -> choice.ranking(host));
    return new Reaction<>(
        new Deed.SignalTask(task.id(), signal, explanation),
        ROUND_MILLIS,
        new Chase(task.id(), signal, 1));
  }

  private Reaction<Chase> pursue(Chase chase, FreeMemory free) {
    if (chase.sent() == Signal.TERM && free.isAtOrBelow(kill)) {
      Reason reason =
          new Reason("still-there", "SIGKILL at " + free.phrase() + ", after a SIGTERM in vain");
      return new Reaction<>(
          new Deed.SignalTask(chase.target(), Signal.KILL, Explanation.of(reason)),
          ROUND_MILLIS,
          chase.after(Signal.KILL));
    }
    Reason reason = new Reason("victim-leaving", "the process that got a signal is leaving");
    return new Reaction<>(
        new Deed.Nothing(Explanation.of(reason)), ROUND_MILLIS, chase.after(chase.sent()));
  }

  private long sleepMillis(FreeMemory free) {
    long millis =
        free.memHeadroomKib(terminate) / MEM_FILL_KIB_A_MILLI
            + free.swapHeadroomKib(terminate) / SWAP_FILL_KIB_A_MILLI;
    return Math.clamp(millis, LEAST_SLEEP_MILLIS, MOST_SLEEP_MILLIS);
  }

  private static Reaction<Chase> rest(String rule, String sentence, long millis) {
    Explanation explanation = Explanation.of(new Reason(rule, sentence));
    return new Reaction<>(new Deed.Nothing(explanation), millis, Chase.NOBODY);
  }

  /** A process without memory is a zombie, which counts as dead. */
  private static boolean lives(Chase chase, HostView host) {
    return host.machine().tasks().stream()
        .anyMatch(task -> task.id().equals(chase.target()) && !task.has(TaskFlag.NO_MM));
  }
}
