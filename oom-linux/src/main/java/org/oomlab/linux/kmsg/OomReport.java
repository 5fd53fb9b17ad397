package org.oomlab.linux.kmsg;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One report of the OOM killer: what the text says, and what is wrong with the text. Immutable.
 *
 * @param line line of the input with "invoked oom-killer", or the first line seen of a report whose
 *     head is cut
 * @param timestamp time of that line as found, empty where it has none
 * @param invocation who asked for memory
 * @param release kernel release of the processor line, empty where not printed
 * @param confinement what it was confined to
 * @param memInfo the machine's memory
 * @param memcg the memcg's memory
 * @param table the tasks
 * @param decision whom the kernel chose, up to 5.0
 * @param kills the kill lines of this invocation: the victim's, then those of its group
 * @param groupPath memcg that died as a whole, empty for a single kill
 * @param alreadyExiting the chosen process when the kernel found it gone ("is already exiting"),
 *     else empty
 * @param reaped what the reaper said about these kills, as far as it stands before the next report
 * @param sharers processes killed because they share the victim's memory (up to 4.3)
 * @param noKillable whether it says that there is no killable process
 * @param panic the line of a panic that ended it, empty where there is none
 * @param defects what is wrong with the text
 * @param context what the log says besides
 */
public record OomReport(
    long line,
    String timestamp,
    Invocation invocation,
    String release,
    Confinement confinement,
    MemInfo memInfo,
    MemcgBlock memcg,
    TaskTable table,
    DecisionLine decision,
    List<KillLine> kills,
    String groupPath,
    List<NamedProcess> alreadyExiting,
    List<ReaperLine> reaped,
    List<NamedProcess> sharers,
    boolean noKillable,
    String panic,
    List<Defect> defects,
    LogContext context)
    implements KmsgEvent {
  public OomReport {
    kills = List.copyOf(kills);
    alreadyExiting = List.copyOf(alreadyExiting);
    reaped = List.copyOf(reaped);
    sharers = List.copyOf(sharers);
    defects = List.copyOf(defects);
  }

  /** Returns the kill line of the victim, empty where there is none. */
  public Optional<KillLine> victim() {
    return kills.isEmpty() ? Optional.empty() : Optional.of(kills.getFirst());
  }

  /** Returns the pids killed, each once, the victim first, those that share its memory last. */
  public List<Integer> killedPids() {
    Set<Integer> pids = new LinkedHashSet<>();
    kills.forEach(kill -> pids.add(kill.pid()));
    sharers.forEach(sharer -> pids.add(sharer.pid()));
    return List.copyOf(pids);
  }

  /** Returns whether a memcg had reached its limit, as far as any line says. */
  public boolean isMemcg() {
    return confinement.constraint().equals("CONSTRAINT_MEMCG")
        || !confinement.oomMemcg().isEmpty()
        || !memcg.limitPath().isEmpty()
        || decision.message().startsWith("Memory cgroup")
        || kills.stream().anyMatch(kill -> kill.message().startsWith("Memory cgroup"));
  }

  /** Returns whether the text has a defect of that kind. */
  public boolean has(Defect.Kind kind) {
    return defects.stream().anyMatch(defect -> defect.kind() == kind);
  }
}
