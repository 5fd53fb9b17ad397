package org.oomlab.linux.kmsg;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.oomlab.linux.text.KernelLine;

/** A report while it is read. Not thread-safe. */
final class Draft {
  private static final int MOST_DEFECTS = 4096;

  /** Kills kept, and as many of each of their consequences. */
  static final int MOST_KILLS = 1 << 16;

  /** A kill has up to seven numbers, and a name of each. */
  private static final long HELD_BY_KILL = 8;

  private final KernelLine firstLine;
  private final LogTracker tracker;
  private final LogContext contextAtStart;
  final TableDraft table;
  final MemoryDraft memory = new MemoryDraft();
  private Invocation invocation;
  private String release = "";
  private Confinement confinement = Confinement.UNKNOWN;
  private DecisionLine decision = DecisionLine.NONE;
  private final List<KillLine> kills = new ArrayList<>();
  private final Set<Integer> killedPids = new HashSet<>();
  private String groupPath = "";
  private int lastMember = -1;
  private final List<NamedProcess> alreadyExiting = new ArrayList<>();
  private final List<ReaperLine> reaped = new ArrayList<>();
  private final List<NamedProcess> sharers = new ArrayList<>();
  private boolean noKillable;
  private String panic = "";
  private final List<Defect> defects = new ArrayList<>();
  private boolean elidedRows;
  private int rowsAtElision = -1;
  private boolean tooManyKills;
  private boolean substantial;

  Draft(KernelLine firstLine, Invocation invocation, LogTracker tracker) {
    this.firstLine = firstLine;
    this.invocation = invocation;
    this.tracker = tracker;
    this.contextAtStart = tracker.snapshot(Uptime.micros(firstLine.timestamp()));
    this.table = new TableDraft(tracker.columns());
    substantial = !invocation.equals(Invocation.MISSING);
    if (!substantial) {
      defect(Defect.Kind.HEAD_MISSING, firstLine.number(), "the first line seen is not the first");
    }
  }

  long line() {
    return firstLine.number();
  }

  /** Returns when it began, {@link Uptime#UNKNOWN} where the log does not say it. */
  long uptimeMicros() {
    return Uptime.micros(firstLine.timestamp());
  }

  /** Returns whether its first line has something before its text, such as a time. */
  boolean isStamped() {
    return firstLine.stamped();
  }

  boolean isOf(String host) {
    return firstLine.host().equals(host);
  }

  /** Returns about how much is kept; a unit is a row of the task table, at most 300 bytes. */
  long held() {
    return table.size()
        + HELD_BY_KILL * kills.size()
        + reaped.size()
        + sharers.size()
        + defects.size()
        + memory.held();
  }

  /** Returns whether anything was seen that only an OOM report has. */
  boolean isSubstantial() {
    return substantial || !table.isEmpty() || memory.isMemcg();
  }

  /** Notes that something was seen that only an OOM report has. */
  void substantial() {
    substantial = true;
  }

  /** Returns whether the report says how it ended: what comes now are its consequences. */
  boolean isSealed() {
    return !kills.isEmpty() || noKillable || !panic.isEmpty() || !alreadyExiting.isEmpty();
  }

  void processor(int pid, String comm, String newRelease) {
    boolean same = invocation.comm().isEmpty() || comm.isEmpty() || invocation.comm().equals(comm);
    if (same && invocation.pid() == 0 && pid >= 0) {
      invocation = invocation.withPid(pid);
    }
    if (release.isEmpty()) {
      release = newRelease;
      if (!release.isEmpty()) {
        tracker.reported(release, uptimeMicros());
      }
    }
  }

  /** Adds what a piece of the summary or the cpuset line says. */
  void confine(Confinement piece) {
    confinement =
        new Confinement(
            either(confinement.constraint(), piece.constraint()),
            either(confinement.nodemask(), piece.nodemask()),
            either(confinement.cpuset(), piece.cpuset()),
            either(confinement.memsAllowed(), piece.memsAllowed()),
            confinement.globalOom() || piece.globalOom(),
            either(confinement.oomMemcg(), piece.oomMemcg()),
            either(confinement.taskMemcg(), piece.taskMemcg()),
            either(confinement.task(), piece.task()),
            confinement.pid() != 0 ? confinement.pid() : piece.pid(),
            confinement.uid() != -1 ? confinement.uid() : piece.uid());
    substantial |= piece.isSummaryPrinted();
  }

  private static String either(String first, String second) {
    return first.isEmpty() ? second : first;
  }

  boolean hasSummary() {
    return confinement.isSummaryPrinted();
  }

  void decide(DecisionLine line) {
    decision = line;
  }

  boolean isDecided() {
    return !decision.equals(DecisionLine.NONE);
  }

  /** Returns whether a kill can be what the report, which has none yet, was leading up to. */
  boolean awaits(KillLine kill) {
    if (isDecided()) {
      return true;
    }
    int row = table.indexOf(kill.pid());
    if (confinement.pid() > 0) {
      return kill.pid() == confinement.pid()
          || (row >= 0 && table.get(row).isOf(confinement.pid()))
          || (row >= 0 && table.indexOf(confinement.pid()) < 0)
          || (table.isEmpty() && kill.comm().equals(confinement.task()));
    }
    return row >= 0 || table.isEmpty() || isDamaged();
  }

  /**
   * Returns whether a kill is of the group that is dying. The kernel kills the group memcg by
   * memcg. In that order the table of a memcg's OOM lists them too, so that a step back means
   * another invocation; a global table lists them by age.
   */
  boolean hasMember(KillLine kill) {
    if (killedPids.contains(kill.pid())) {
      return true;
    }
    if (groupPath.isEmpty() || !kill.message().equals(kills.getFirst().message())) {
      return false;
    }
    int row = table.indexOf(kill.pid());
    if (row < 0) {
      return table.isEmpty() || isDamaged();
    }
    boolean inOrder = row > lastMember || !kill.message().startsWith("Memory cgroup");
    return inOrder && table.get(row).oomScoreAdj() != -1000;
  }

  void kill(KillLine kill) {
    if (kills.size() < MOST_KILLS) {
      kills.add(kill);
      killedPids.add(kill.pid());
    } else if (!tooManyKills) {
      tooManyKills = true;
      defect(Defect.Kind.TOO_LONG, kill.line(), "too many kills");
    }
    if (!groupPath.isEmpty()) {
      lastMember = Math.max(lastMember, table.indexOf(kill.pid()));
    }
  }

  boolean hasKilled(int pid) {
    return killedPids.contains(pid);
  }

  /** Returns whether the last kill may be followed by its group: it is the victim's. */
  boolean awaitsGroup() {
    return kills.size() == 1 && groupPath.isEmpty();
  }

  void group(String path) {
    groupPath = path;
  }

  void reaper(ReaperLine reaper) {
    if (reaped.size() < MOST_KILLS) {
      reaped.add(reaper);
    }
  }

  void sharer(NamedProcess process) {
    if (sharers.size() < MOST_KILLS) {
      sharers.add(process);
    }
  }

  void alreadyExiting(NamedProcess process) {
    if (alreadyExiting.isEmpty()) {
      alreadyExiting.add(process);
    }
  }

  void noKillable() {
    noKillable = true;
  }

  void panic(String text) {
    panic = either(panic, text);
  }

  void elided(long line) {
    leftOut(line, "lines were left out by whoever quoted the report");
  }

  void lost(long line) {
    leftOut(line, "the log says that messages of the kernel were lost here");
  }

  private void leftOut(long line, String detail) {
    boolean inTable = isInTable();
    elidedRows |= inTable;
    rowsAtElision = inTable ? table.size() : rowsAtElision;
    defect(inTable ? Defect.Kind.ROWS_ELIDED : Defect.Kind.ELIDED, line, detail);
  }

  /** Returns whether what comes next may be a row of the table. */
  boolean isInTable() {
    return table.isTitled() && !hasSummary() && !isDecided();
  }

  void defect(Defect.Kind kind, long line, String detail) {
    if (defects.size() < MOST_DEFECTS) {
      defects.add(new Defect(kind, line, detail));
    }
  }

  private boolean isDamaged() {
    return elidedRows
        || defects.stream()
            .anyMatch(
                defect ->
                    defect.kind() == Defect.Kind.ROW_GARBLED
                        || defect.kind() == Defect.Kind.TITLE_MISSING
                        || defect.kind() == Defect.Kind.HEAD_MISSING);
  }

  OomReport finish(long lastLine) {
    noteWhatIsMissing(lastLine);
    TaskTable rows = table.table();
    return new OomReport(
        line(),
        firstLine.timestamp(),
        invocation,
        release,
        confinement.withoutCutEnd(),
        memory.memInfo(),
        memory.memcg(),
        rows,
        decision,
        kills,
        groupPath,
        alreadyExiting,
        reaped,
        sharers,
        noKillable,
        panic,
        defects,
        tracker.contextOf(firstLine, rows.rows(), contextAtStart));
  }

  private void noteWhatIsMissing(long lastLine) {
    if (memory.isFull()) {
      defect(Defect.Kind.MEMORY_TOO_LONG, line(), "it says more about memory than is kept");
    }
    if (!table.isTitled() && table.isEmpty()) {
      defect(Defect.Kind.TABLE_MISSING, lastLine, "there is no task table");
    } else if (!table.isTitled()) {
      defect(
          Defect.Kind.TITLE_MISSING,
          line(),
          "the task table has no title, and rows before the first may be lost");
    }
    if (!isSealed()) {
      if (table.isTitled() && !isDecided() && !hasSummary()) {
        defect(Defect.Kind.TABLE_CUT, lastLine, "the report ends within the task table");
      }
      defect(Defect.Kind.KILL_LINE_MISSING, lastLine, "no line says whom the kernel killed");
    }
    if (rowsAtElision == table.size() && !kills.isEmpty()) {
      defect(
          Defect.Kind.KILL_DETACHED,
          kills.getFirst().line(),
          "lines were left out behind the last row, and the kill may be another report's");
    }
    if (table.isTitled() || !table.isEmpty()) {
      kills.stream()
          .filter(kill -> table.indexOf(kill.pid()) < 0)
          .findFirst()
          .ifPresent(this::noteWithoutRow);
    }
  }

  private void noteWithoutRow(KillLine kill) {
    defect(
        Defect.Kind.VICTIM_NOT_IN_TABLE,
        kill.line(),
        "the victim " + kill.pid() + " is not in the task table");
  }
}
