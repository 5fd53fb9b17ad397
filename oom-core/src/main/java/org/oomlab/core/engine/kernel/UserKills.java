package org.oomlab.core.engine.kernel;

import java.util.List;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.pressure.Deed;
import org.oomlab.api.pressure.HostView;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.Ranking;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.record.ExitReason;
import org.oomlab.core.engine.record.RunEvent;

/**
 * What signals from user space come to. Nobody catches one: {@code SIGTERM} ends a process as
 * {@code SIGKILL} does. It then leaves like any other, without the reserves and the reaper that the
 * kernel's own killer has for its victims. Not thread-safe.
 */
final class UserKills {
  private static final long NANOS_A_MICRO = 1000;

  private final Memory memory;
  private final Tasks tasks;
  private final Exits exits;
  private final Sink sink;

  UserKills(Memory memory, Tasks tasks, Exits exits, Sink sink) {
    this.memory = memory;
    this.tasks = tasks;
    this.exits = exits;
    this.sink = sink;
  }

  /**
   * Carries out a deed. Who is leaving already is left alone, and so is a memcg in which nobody
   * lives.
   *
   * @param host what the deed is about
   */
  void carryOut(String daemon, HostView host, Deed deed, long nowNanos) {
    switch (deed) {
      case Deed.Nothing _ -> {}
      case Deed.SignalTask signal -> {
        Task task = tasks.byPid(signal.task().pid());
        if (!task.isDying()) {
          Verdict verdict = new Verdict.KillTask(task.id(), signal.explanation());
          kill(daemon, host, verdict, List.of(task), nowNanos);
        }
      }
      case Deed.KillMemcg kill -> {
        List<Task> members =
            tasks.within(memory.memcgs().at(kill.memcg())).stream()
                .filter(task -> !task.isDying())
                .toList();
        if (!members.isEmpty()) {
          kill(daemon, host, verdict(kill, host, members), members, nowNanos);
        }
      }
    }
  }

  /** Shows what each of them held, whatever the daemon weighed. */
  private static Verdict verdict(Deed.KillMemcg kill, HostView host, List<Task> members) {
    List<TaskId> ids = members.stream().map(Task::id).toList();
    List<TaskSnapshot> shown =
        host.machine().tasks().stream().filter(task -> ids.contains(task.id())).toList();
    OomControl control = control(host);
    Explanation explanation =
        Explanation.unscored(
            kill.explanation().reason(),
            () ->
                Ranking.withFirst(
                    ids.getFirst(),
                    Ranking.rank(
                        shown,
                        task -> host.badness().explain(task, control),
                        task -> 0,
                        host.rules().ties(control))));
    return new Verdict.KillMemcg(kill.memcg(), ids.getFirst(), explanation);
  }

  private void kill(
      String daemon, HostView host, Verdict verdict, List<Task> killed, long nowNanos) {
    Task first = killed.getFirst();
    sink.tell(
        new RunEvent.Kill(
            nowNanos / NANOS_A_MICRO,
            control(host),
            verdict,
            first.id(),
            first.spec().group(),
            first.memcg().path(),
            killed.stream().map(Task::id).toList(),
            first.mm().rssPages(),
            first.mm().swapEntries(),
            daemon));
    killed.forEach(task -> exits.end(task, ExitReason.OOM_KILLED));
  }

  /** There is no OOM: nothing is asked for, and nobody asks. */
  private static OomControl control(HostView host) {
    long totalPages = Math.max(1, host.machine().ramPages() + host.machine().swap().totalPages());
    return new OomControl(OomConstraint.NONE, MemcgPath.ROOT, 0, 0, totalPages, TaskId.NOBODY);
  }
}
