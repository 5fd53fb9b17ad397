package org.oomlab.testkit.mutant;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.pressure.Deed;
import org.oomlab.api.pressure.HostView;
import org.oomlab.api.pressure.MemInfoField;
import org.oomlab.api.pressure.Observation;
import org.oomlab.api.pressure.PressureDaemon;
import org.oomlab.api.pressure.Reaction;
import org.oomlab.api.pressure.Signal;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Reason;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/** All broken pressure daemons, and the one without a bug that they are made from. */
public final class DaemonMutants {
  private static final DaemonParts CORRECT = DaemonParts.CORRECT;
  private static final long DAY_MILLIS = 24L * 3600 * 1000;
  private static final long A_WHILE_MILLIS = 3000;
  private static final long HALF_A_MINUTE_MILLIS = 30_000;
  private static final long PERCENT = 100;

  private static final List<DaemonMutant> ALL =
      List.of(
          mutant(
              "divides-by-the-swap-it-has-not",
              "never-throws",
              () -> CORRECT.withPressed(DaemonMutants::isSwapLow)),
          mutant(
              "takes-mem-available-for-granted",
              "never-throws",
              () -> CORRECT.withPressed(DaemonMutants::isAvailableLow)),
          mutant("looks-again-at-once", "never-throws", () -> CORRECT.withLookAgain(0)),
          mutant("signals-a-stale-pid", "names-what-exists", () -> daemon(DaemonMutants::stale)),
          mutant("kills-a-memcg-by-habit", "names-what-exists", () -> daemon(DaemonMutants::habit)),
          mutant(
              "forgets-init",
              "spares-the-exempt",
              () ->
                  CORRECT.withEligible(
                      task -> task.has(TaskFlag.GLOBAL_INIT) || DaemonParts.isEligible(task))),
          mutant(
              "forgets-kernel-threads",
              "spares-the-exempt",
              () ->
                  CORRECT.withEligible(
                      task -> task.has(TaskFlag.KTHREAD) || DaemonParts.isEligible(task))),
          mutant(
              "spares-below-minus-999-only",
              "spares-the-exempt",
              () ->
                  CORRECT.withEligible(
                      task ->
                          task.oomScoreAdj() == TaskSnapshot.OOM_SCORE_ADJ_MIN
                              ? DaemonParts.isEligible(task.withAdj(0, 0))
                              : DaemonParts.isEligible(task))),
          mutant(
              "signals-zombies",
              "spares-the-dead",
              () ->
                  CORRECT.withEligible(
                      task ->
                          DaemonParts.isEligible(task.withFlags(without(task, TaskFlag.NO_MM))))),
          mutant("draws-lots", "is-deterministic", DaemonMutants::lots),
          mutant("remembers-in-a-field", "keeps-no-state", DaemonMutants::learner),
          mutant("remembers-the-largest", "keeps-no-state", DaemonMutants::largestEver),
          mutant("never-acts", "acts-at-last", () -> CORRECT.withPressed(host -> false)),
          mutant(
              "acts-after-a-while",
              "acts-only-under-pressure",
              () ->
                  CORRECT.withPressed(
                      host -> DaemonParts.isPressed(host) || host.timeMillis() > A_WHILE_MILLIS)),
          mutant("sleeps-till-tomorrow", "keeps-looking", () -> CORRECT.withLookAgain(DAY_MILLIS)),
          mutant(
              "kills-every-millisecond",
              "bounds-its-rate",
              () -> CORRECT.withAwaited(false).withLookAgain(1)),
          mutant(
              "kills-the-leaving-again",
              "signals-once",
              () ->
                  CORRECT
                      .withAwaited(false)
                      .withEligible(
                          task ->
                              DaemonParts.isEligible(
                                  task.withFlags(without(task, TaskFlag.EXITING))))),
          mutant(
              "counts-free-memory-alone",
              "acts-only-under-pressure",
              () ->
                  CORRECT.withPressed(
                      host ->
                          DaemonParts.kib(host, MemInfoField.MEM_FREE)
                              < DaemonParts.kib(host, MemInfoField.MEM_TOTAL) / 10)),
          mutant(
              "takes-no-swap-for-full-swap",
              "acts-only-under-pressure",
              () ->
                  CORRECT.withPressed(host -> DaemonParts.kib(host, MemInfoField.SWAP_FREE) == 0)),
          mutant(
              "looks-twice-a-minute",
              "forestalls-the-kernel",
              () -> CORRECT.withLookAgain(HALF_A_MINUTE_MILLIS)),
          mutant(
              "waits-for-the-last-page",
              "forestalls-the-kernel",
              () -> CORRECT.withPressed(host -> DaemonParts.kib(host, MemInfoField.MEM_FREE) == 0)),
          mutant(
              "kills-the-smallest",
              "starves-no-memcg",
              () -> CORRECT.withScore((task, host) -> -DaemonParts.pages(task))));

  private DaemonMutants() {}

  /** Returns all of them. */
  public static List<DaemonMutant> all() {
    return ALL;
  }

  /**
   * Returns the daemon without a bug: where less than a tenth of the memory is available, the
   * largest process of the memcg that holds most.
   */
  public static PressureDaemon<?> correct() {
    return CORRECT;
  }

  private static DaemonMutant mutant(
      String name, String caughtBy, Supplier<PressureDaemon<?>> daemon) {
    return new DaemonMutant(name, caughtBy, daemon);
  }

  private static PressureDaemon<?> daemon(PressureDaemon<DaemonParts.Sent> daemon) {
    return daemon;
  }

  private static boolean isSwapLow(HostView host) {
    return DaemonParts.kib(host, MemInfoField.SWAP_FREE)
            * PERCENT
            / DaemonParts.kib(host, MemInfoField.SWAP_TOTAL)
        < 10;
  }

  private static boolean isAvailableLow(HostView host) {
    return host.memInfo().kib(MemInfoField.MEM_AVAILABLE).orElseThrow()
        < DaemonParts.kib(host, MemInfoField.MEM_TOTAL) / 10;
  }

  private static TaskFlags without(TaskSnapshot task, TaskFlag gone) {
    TaskFlags rest = TaskFlags.NONE;
    for (TaskFlag flag : task.flags().asSet()) {
      rest = flag == gone ? rest : rest.with(flag);
    }
    return rest;
  }

  /** Once somebody got a signal, that one gets it again each time memory is short. */
  private static Reaction<DaemonParts.Sent> stale(Observation<DaemonParts.Sent> observation) {
    DaemonParts.Sent sent = observation.stateOr(DaemonParts.Sent.NOTHING);
    if (sent.task().equals(TaskId.NOBODY) || !DaemonParts.isPressed(observation.host())) {
      return CORRECT.observe(observation);
    }
    Explanation explanation = Explanation.of(new Reason("again", "the same as before"));
    return new Reaction<>(
        new Deed.SignalTask(sent.task(), Signal.KILL, explanation),
        CORRECT.lookAgainMillis(),
        sent);
  }

  private static Reaction<DaemonParts.Sent> habit(Observation<DaemonParts.Sent> observation) {
    if (!DaemonParts.isPressed(observation.host())) {
      return CORRECT.observe(observation);
    }
    Explanation explanation = Explanation.of(new Reason("habit", "it is always that one"));
    return new Reaction<>(
        new Deed.KillMemcg(new MemcgPath("/system.slice/browser.service"), explanation),
        CORRECT.lookAgainMillis(),
        observation.stateOr(DaemonParts.Sent.NOTHING));
  }

  private static PressureDaemon<?> lots() {
    AtomicLong drawn = new AtomicLong();
    return CORRECT.withPressed(
        host -> DaemonParts.isPressed(host) && drawn.incrementAndGet() % 2 == 0);
  }

  /** Whoever is small beside the largest process ever seen is spared. */
  private static PressureDaemon<?> largestEver() {
    AtomicLong largest = new AtomicLong();
    return daemon(
        observation -> {
          observation.host().machine().tasks().stream()
              .mapToLong(DaemonParts::pages)
              .forEach(pages -> largest.accumulateAndGet(pages, Math::max));
          long half = largest.get() / 2;
          return CORRECT
              .withEligible(task -> DaemonParts.isEligible(task) && DaemonParts.pages(task) >= half)
              .observe(observation);
        });
  }

  /** Whose name has died by it once is spared from then on. */
  private static PressureDaemon<?> learner() {
    Set<String> died = new HashSet<>();
    return daemon(
        observation -> {
          observation.host().machine().tasks().stream()
              .filter(task -> task.has(TaskFlag.EXITING))
              .forEach(task -> died.add(task.comm()));
          return CORRECT
              .withEligible(task -> DaemonParts.isEligible(task) && !died.contains(task.comm()))
              .observe(observation);
        });
  }
}
