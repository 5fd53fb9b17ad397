package org.oomlab.testkit.daemon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.pressure.Deed;
import org.oomlab.api.pressure.MemoryPressure;
import org.oomlab.api.pressure.Reaction;
import org.oomlab.api.pressure.Signal;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/**
 * The checks of the {@link DaemonInvariant}s: each returns the first thing wrong with the looks.
 */
final class LookChecks {
  /** Ten seconds is what the most patient peer sleeps, and some more. */
  private static final long LONGEST_SLEEP_MILLIS = 60_000;

  /** In less time the memory of the one before cannot be back. */
  private static final long LEAST_PAUSE_MILLIS = 20;

  /** Who has not left then may be taken to be stuck. */
  private static final long PATIENCE_MILLIS = 5000;

  /** Ten seconds where it looks ten times a second. */
  private static final int LOOKS_UNTIL_DUE = 100;

  /** Who holds less may be thought not worth it. */
  private static final long FAIR_PAGES = 10_000;

  private LookChecks() {}

  static Optional<String> existence(List<Look> looks, DaemonPromises promises) {
    for (Look look : looks) {
      boolean exists =
          switch (look.reaction().deed()) {
            case Deed.Nothing _ -> true;
            case Deed.SignalTask signal ->
                look.host().machine().tasks().stream()
                    .anyMatch(task -> task.id().equals(signal.task()));
            case Deed.KillMemcg kill ->
                look.host().machine().memcgs().memcgs().stream()
                    .map(MemcgState::path)
                    .anyMatch(kill.memcg()::equals);
          };
      if (!exists) {
        return Optional.of(at(look) + ", which does not exist");
      }
    }
    return Optional.empty();
  }

  static Optional<String> exemptions(List<Look> looks, DaemonPromises promises) {
    for (Look look : looks) {
      for (TaskSnapshot task : reached(look)) {
        Optional<String> exempt = exemption(task, promises);
        if (exempt.isPresent()) {
          return Optional.of(at(look) + "; pid " + task.pid() + " " + exempt.get());
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> exemption(TaskSnapshot task, DaemonPromises promises) {
    if (task.has(TaskFlag.GLOBAL_INIT)) {
      return Optional.of("is init");
    }
    if (task.has(TaskFlag.KTHREAD)) {
      return Optional.of("is a kernel thread");
    }
    if (task.oomScoreAdj() == TaskSnapshot.OOM_SCORE_ADJ_MIN
        && promises.behaviors().contains(DaemonBehavior.SPARES_OOM_SCORE_ADJ_MIN)) {
      return Optional.of("has oom_score_adj -1000");
    }
    return promises.exempt().test(task)
        ? Optional.of("is exempt by the daemon's own rule")
        : Optional.empty();
  }

  static Optional<String> determinism(List<Look> looks, DaemonPromises promises) {
    return looks.stream()
        .filter(look -> !look.reaction().equals(look.repeated()))
        .findFirst()
        .map(look -> at(look) + differently(look, look.repeated()) + ", asked the same at once");
  }

  /** Shows it other machines, and then asks all again, the last look first. */
  static Optional<String> memory(List<Look> looks, DaemonPromises promises) {
    looks.getLast().elsewhere().run();
    for (Look look : looks.reversed()) {
      Reaction<?> again = look.again().get();
      if (!look.reaction().equals(again)) {
        return Optional.of(
            at(look)
                + differently(look, again)
                + ", asked the same after it has seen the rest, and other machines");
      }
    }
    return Optional.empty();
  }

  private static String differently(Look look, Reaction<?> other) {
    return look.reaction().deed().equals(other.deed())
        ? " and remembers or looks otherwise"
        : " and " + Looks.describe(other.deed());
  }

  static Optional<String> sleep(List<Look> looks, DaemonPromises promises) {
    return looks.stream()
        .filter(look -> look.reaction().lookAgainMillis() > LONGEST_SLEEP_MILLIS)
        .findFirst()
        .map(
            look ->
                at(look)
                    + " and looks again after "
                    + look.reaction().lookAgainMillis()
                    + " ms, which is more than "
                    + LONGEST_SLEEP_MILLIS);
  }

  static Optional<String> rate(List<Look> looks, DaemonPromises promises) {
    Set<TaskId> known = new HashSet<>();
    long last = Long.MIN_VALUE;
    for (Look look : looks) {
      List<TaskSnapshot> reached = reached(look);
      boolean fresh = reached.stream().anyMatch(task -> !known.contains(task.id()));
      reached.forEach(task -> known.add(task.id()));
      if (fresh) {
        long now = look.host().timeMillis();
        if (last != Long.MIN_VALUE && now - last < LEAST_PAUSE_MILLIS) {
          return Optional.of(
              at(look) + ", " + (now - last) + " ms after somebody else got a signal");
        }
        last = now;
      }
    }
    return Optional.empty();
  }

  static Optional<String> repetition(List<Look> looks, DaemonPromises promises) {
    Map<TaskId, Long> first = new HashMap<>();
    Map<TaskId, List<Signal>> sent = new HashMap<>();
    for (Look look : looks) {
      Signal signal =
          look.reaction().deed() instanceof Deed.SignalTask task ? task.signal() : Signal.KILL;
      long now = look.host().timeMillis();
      for (TaskSnapshot task : reached(look)) {
        if (task.has(TaskFlag.NO_MM)) {
          continue;
        }
        List<Signal> before = sent.computeIfAbsent(task.id(), id -> new ArrayList<>());
        boolean stronger = signal == Signal.KILL && !before.contains(Signal.KILL);
        if (!before.isEmpty()
            && !stronger
            && now - first.getOrDefault(task.id(), now) <= PATIENCE_MILLIS) {
          return Optional.of(
              at(look) + "; pid " + task.pid() + " has got its signal and is leaving");
        }
        before.add(signal);
        first.putIfAbsent(task.id(), now);
      }
    }
    return Optional.empty();
  }

  static Optional<String> corpses(List<Look> looks, DaemonPromises promises) {
    return looks.stream()
        .filter(look -> look.reaction().deed() instanceof Deed.SignalTask)
        .filter(look -> reached(look).stream().anyMatch(task -> task.has(TaskFlag.NO_MM)))
        .findFirst()
        .map(look -> at(look) + ", which has no memory left");
  }

  static Optional<String> calm(List<Look> looks, DaemonPromises promises) {
    return looks.stream()
        .filter(look -> look.gauge().isCalm())
        .filter(look -> !(look.reaction().deed() instanceof Deed.Nothing))
        .findFirst()
        .map(look -> at(look) + " while half of the memory and of the swap is free");
  }

  /** A hundred looks at nothing left, and somebody there whom nothing protects. */
  static Optional<String> progress(List<Look> looks, DaemonPromises promises) {
    boolean due =
        looks.size() >= LOOKS_UNTIL_DUE
            && looks.stream()
                .limit(LOOKS_UNTIL_DUE)
                .allMatch(
                    look ->
                        look.gauge().isDesperate()
                            && !look.host().pressure(MemcgPath.ROOT).equals(MemoryPressure.NONE))
            && looks.getFirst().host().machine().tasks().stream()
                .anyMatch(task -> isFairGame(task) && exemption(task, promises).isEmpty());
    boolean acted =
        looks.stream().anyMatch(look -> !(look.reaction().deed() instanceof Deed.Nothing));
    return due && !acted && !promises.behaviors().contains(DaemonBehavior.MAY_STAND_BY)
        ? Optional.of(
            "in "
                + looks.size()
                + " looks it did nothing, while no memory was left and a process could be killed")
        : Optional.empty();
  }

  private static boolean isFairGame(TaskSnapshot task) {
    return task.flags().isEmpty()
        && task.uid() != 0
        && task.oomScoreAdj() >= 0
        && task.rssPages() >= FAIR_PAGES;
  }

  private static List<TaskSnapshot> reached(Look look) {
    return Looks.reached(look.reaction().deed(), look.host().machine());
  }

  private static String at(Look look) {
    return "at look "
        + look.number()
        + ", "
        + look.host().timeMillis()
        + " ms, it "
        + Looks.describe(look.reaction().deed());
  }
}
