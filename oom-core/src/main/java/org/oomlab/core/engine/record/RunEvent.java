package org.oomlab.core.engine.record;

import java.util.List;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskId;

/** Something that happened in a run, at a simulated time in microseconds from its start. */
public sealed interface RunEvent {
  /** Returns when. */
  long timeMicros();

  /**
   * A process came to life.
   *
   * @param task which
   * @param comm its command name
   * @param group the scenario's group it belongs to
   * @param memcg where it is charged
   * @param parentPid who forked it, 0 for a process of the scenario's own
   */
  record Start(
      long timeMicros, TaskId task, String comm, String group, MemcgPath memcg, int parentPid)
      implements RunEvent {}

  /**
   * A service manager started a process in place of one that had ended.
   *
   * @param task the new one
   * @param replaces the one that had ended
   */
  record Restart(long timeMicros, TaskId task, String group, TaskId replaces) implements RunEvent {}

  /** A process ended and its memory was given back. */
  record Exit(long timeMicros, TaskId task, String group, ExitReason reason) implements RunEvent {}

  /**
   * The allocator or a charge found nothing more to reclaim and called {@code out_of_memory()}.
   * Rounds that only wait for an earlier victim are told once, and so are those alike that kill
   * nobody until the next kill or change of a setting.
   *
   * @param control the circumstances
   * @param verdict what the policy answered, with its explanation
   */
  record Oom(long timeMicros, OomControl control, Verdict verdict) implements RunEvent {}

  /**
   * Processes were killed, in an OOM by a policy or before one by a pressure daemon.
   *
   * @param control the circumstances; a daemon's kill has none but the machine's total
   * @param verdict the decision and why
   * @param victim who was chosen
   * @param group the scenario's group of the victim
   * @param memcg where the victim is charged
   * @param killed all who got the signal, in the order of signals, the victim first
   * @param victimRssPages what the victim had in RAM
   * @param victimSwapPages what it had in swap
   * @param killer {@link #KERNEL}, or the daemon's name
   */
  record Kill(
      long timeMicros,
      OomControl control,
      Verdict verdict,
      TaskId victim,
      String group,
      MemcgPath memcg,
      List<TaskId> killed,
      long victimRssPages,
      long victimSwapPages,
      String killer)
      implements RunEvent {
    /** The killer that is no daemon: the OOM killer, which asks the policy. */
    public static final String KERNEL = "";

    /** A kill in an OOM. */
    public Kill(
        long timeMicros,
        OomControl control,
        Verdict verdict,
        TaskId victim,
        String group,
        MemcgPath memcg,
        List<TaskId> killed,
        long victimRssPages,
        long victimSwapPages) {
      this(
          timeMicros,
          control,
          verdict,
          victim,
          group,
          memcg,
          killed,
          victimRssPages,
          victimSwapPages,
          KERNEL);
    }

    public Kill {
      killed = List.copyOf(killed);
    }

    /** Returns whether a daemon killed, and not the kernel. */
    public boolean isByDaemon() {
      return !killer.equals(KERNEL);
    }
  }

  /** The OOM reaper took a victim's anonymous memory before it had left by itself. */
  record Reaped(long timeMicros, TaskId task, long freedPages) implements RunEvent {}

  /**
   * A process reclaimed memory itself. Told once a second and domain at most, the rest is summed
   * up.
   *
   * @param domain the memcg reclaimed, {@link MemcgPath#ROOT} for the machine
   * @param rounds how often since the last such event
   * @param scannedPages pages looked at since
   * @param reclaimedPages pages freed since
   * @param stalledMicros time that processes lost in it since
   */
  record DirectReclaim(
      long timeMicros,
      MemcgPath domain,
      long rounds,
      long scannedPages,
      long reclaimedPages,
      long stalledMicros)
      implements RunEvent {}

  /** A node fell below its low watermark. */
  record KswapdWake(long timeMicros, int node) implements RunEvent {}

  /** The last free swap slot was taken; told again only after a tenth was free in between. */
  record SwapFull(long timeMicros, long totalPages) implements RunEvent {}

  /** A memcg rose above {@code memory.high}; told once a second and memcg at most. */
  record MemcgHigh(long timeMicros, MemcgPath memcg) implements RunEvent {}

  /** A charge met {@code memory.max}; told once a second and memcg at most. */
  record MemcgMax(long timeMicros, MemcgPath memcg) implements RunEvent {}

  /** A setting was written: a limit, an {@code oom_score_adj}, swap. */
  record LimitChanged(long timeMicros, String what, long value) implements RunEvent {}

  /** A process was refused address space ({@code __vm_enough_memory()}). */
  record OvercommitRefused(long timeMicros, TaskId task, long pages) implements RunEvent {}

  /** The machine stopped. */
  record Panic(long timeMicros, String reason) implements RunEvent {}
}
