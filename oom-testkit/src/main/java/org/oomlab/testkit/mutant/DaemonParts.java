package org.oomlab.testkit.mutant;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongBiFunction;
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
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/**
 * A correct daemon in parts, so that a mutant can break one: where less than a tenth of the memory
 * is available, {@code SIGKILL} to the largest process of the memcg whose processes hold most, and
 * nothing more until it is gone.
 *
 * @param pressed whether to act
 * @param eligible who can get a signal
 * @param score the measure
 * @param awaited whether the last one is waited for
 * @param lookAgainMillis how long it sleeps
 */
record DaemonParts(
    Predicate<HostView> pressed,
    Predicate<TaskSnapshot> eligible,
    ToLongBiFunction<TaskSnapshot, HostView> score,
    boolean awaited,
    long lookAgainMillis)
    implements PressureDaemon<DaemonParts.Sent> {
  private static final long LOOK_AGAIN_MILLIS = 100;
  private static final long TENTHS = 10;

  /** The daemon without a bug. */
  static final DaemonParts CORRECT =
      new DaemonParts(
          DaemonParts::isPressed,
          DaemonParts::isEligible,
          DaemonParts::memcgFirst,
          true,
          LOOK_AGAIN_MILLIS);

  /**
   * What it remembers.
   *
   * @param task who got the last signal, {@link TaskId#NOBODY} before the first
   */
  record Sent(TaskId task) {
    static final Sent NOTHING = new Sent(TaskId.NOBODY);
  }

  DaemonParts withPressed(Predicate<HostView> other) {
    return new DaemonParts(other, eligible, score, awaited, lookAgainMillis);
  }

  DaemonParts withEligible(Predicate<TaskSnapshot> other) {
    return new DaemonParts(pressed, other, score, awaited, lookAgainMillis);
  }

  DaemonParts withScore(ToLongBiFunction<TaskSnapshot, HostView> other) {
    return new DaemonParts(pressed, eligible, other, awaited, lookAgainMillis);
  }

  DaemonParts withAwaited(boolean other) {
    return new DaemonParts(pressed, eligible, score, other, lookAgainMillis);
  }

  DaemonParts withLookAgain(long millis) {
    return new DaemonParts(pressed, eligible, score, awaited, millis);
  }

  static boolean isPressed(HostView host) {
    return availableKib(host) < kib(host, MemInfoField.MEM_TOTAL) / TENTHS;
  }

  static long availableKib(HostView host) {
    return host.memInfo()
        .kib(MemInfoField.MEM_AVAILABLE)
        .orElseGet(() -> kib(host, MemInfoField.MEM_FREE) + kib(host, MemInfoField.CACHED));
  }

  static long kib(HostView host, MemInfoField field) {
    return host.memInfo().kib(field).orElse(0);
  }

  static boolean isEligible(TaskSnapshot task) {
    return !task.has(TaskFlag.GLOBAL_INIT)
        && !task.has(TaskFlag.KTHREAD)
        && !task.has(TaskFlag.NO_MM)
        && !task.has(TaskFlag.EXITING)
        && task.oomScoreAdj() != TaskSnapshot.OOM_SCORE_ADJ_MIN;
  }

  /** The memcg counts first; of processes of one memcg their own size does. */
  private static long memcgFirst(TaskSnapshot task, HostView host) {
    long memcgPages =
        host.machine().tasks().stream()
            .filter(other -> other.memcg().equals(task.memcg()))
            .mapToLong(DaemonParts::pages)
            .sum();
    return (memcgPages << 10) + Math.min(pages(task) >> 10, (1 << 10) - 1);
  }

  static long pages(TaskSnapshot task) {
    return task.rssPages() + task.swapPages();
  }

  @Override
  public Reaction<Sent> observe(Observation<Sent> observation) {
    HostView host = observation.host();
    Sent sent = observation.stateOr(Sent.NOTHING);
    boolean leaving =
        awaited && host.machine().tasks().stream().anyMatch(task -> task.id().equals(sent.task()));
    if (leaving || !pressed.test(host)) {
      return nothing(sent);
    }
    Optional<TaskSnapshot> largest =
        host.machine().tasks().stream()
            .filter(eligible)
            .max(Comparator.comparingLong(task -> score.applyAsLong(task, host)));
    return largest.map(this::kill).orElseGet(() -> nothing(sent));
  }

  private Reaction<Sent> kill(TaskSnapshot task) {
    Explanation explanation = Explanation.of(new Reason("largest", "the largest process"));
    return new Reaction<>(
        new Deed.SignalTask(task.id(), Signal.KILL, explanation),
        lookAgainMillis,
        new Sent(task.id()));
  }

  private Reaction<Sent> nothing(Sent sent) {
    Explanation explanation = Explanation.of(new Reason("wait", "nothing to do"));
    return new Reaction<>(new Deed.Nothing(explanation), lookAgainMillis, sent);
  }
}
