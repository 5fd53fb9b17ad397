package org.oomlab.linux.kmsg;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.oomlab.linux.text.KernelLine;

/**
 * Gives each line to the report it belongs to. Machines are told apart by their names. Lines with a
 * caller id go to the report of that caller; without one there is one report at a time, which a new
 * first line ends. A kill belongs to the report before it if that report was leading up to it, or
 * if it is of the group that is dying; any other kill has no report. Not thread-safe.
 */
final class Assembly {
  private final Hosts hosts = new Hosts();
  private final OpenReports reports;
  final MemoryLines memory;
  private final LoneDecision loneDecision = new LoneDecision();

  Assembly(Consumer<? super KmsgEvent> sink) {
    reports = new OpenReports(hosts, sink);
    memory = new MemoryLines(reports, hosts);
  }

  /** Takes a line of no kind that matters. */
  void other(KernelLine line) {
    reports.reached(line);
    reports
        .unsealed(line)
        .filter(Draft::isInTable)
        .filter(draft -> TaskRowRule.isDamaged(line, draft.table.columns()))
        .ifPresent(
            draft ->
                draft.defect(
                    Defect.Kind.ROW_GARBLED, line.number(), "what may be a row cannot be read"));
  }

  void apply(LineRule rule, KernelLine printed) {
    reports.reached(printed);
    if (Overlap.isMixed(rule, printed, reports)) {
      endMixed(printed);
    }
    KernelLine line = Overlap.route(rule, printed, reports);
    boolean stat = rule instanceof MemcgStatItemRule;
    if (!stat && !(rule instanceof MemcgStatsRule)) {
      reports.of(line).ifPresent(draft -> draft.memory.endStats());
    }
    rule.apply(line, this);
  }

  /** Returns whether a report is open that does not say yet how it ended. */
  boolean isReading() {
    return reports.isReading();
  }

  /** Returns the columns of the task table at hand. */
  List<String> columns() {
    return reports.columns();
  }

  /** Ends all reports. */
  void endAll() {
    loneDecision.end(reports);
    reports.closeAll();
    memory.endOtherDumps();
    hosts.endGroups();
  }

  /** From here on nothing tells which of two reports a row belongs to. */
  private void endMixed(KernelLine line) {
    Speaker first = Speaker.of(line).as("");
    for (Speaker speaker : List.of(first, first.as(Overlap.SECOND))) {
      reports
          .of(speaker)
          .ifPresent(
              draft ->
                  draft.defect(
                      Defect.Kind.INTERLEAVED,
                      line.number(),
                      "rows of this report and of another one stand mixed, and no line names its"
                          + " caller"));
    }
    reports.close(first);
  }

  void begin(KernelLine line, Invocation invocation) {
    hosts.of(line).loneGroup.end();
    loneDecision.end(reports);
    Speaker speaker = Speaker.of(line);
    boolean anonymous = line.caller().isEmpty();
    Optional<Draft> within = reports.of(speaker).filter(before -> anonymous && !before.isSealed());
    if (within.filter(Overlap::isDecidable).isPresent()
        && reports.of(speaker.as(Overlap.SECOND)).isEmpty()) {
      reports.open(line.withCaller(Overlap.SECOND), invocation);
      return;
    }
    if (anonymous) {
      reports.close(speaker.as(Overlap.SECOND));
    }
    reports.close(speaker);
    if (!anonymous) {
      reports.close(speaker.as(""));
    }
    memory.endOtherDump(speaker);
    Draft draft = reports.open(line, invocation);
    if (within.isPresent()) {
      draft.defect(
          Defect.Kind.INTERLEAVED,
          line.number(),
          "it begins before the report before it has ended, whose lines may stand within it");
    }
  }

  void processor(KernelLine line, int pid, String comm, String release) {
    reports.unsealed(line).ifPresent(draft -> draft.processor(pid, comm, release));
  }

  void cpuset(KernelLine line, String cpuset, String memsAllowed) {
    Confinement piece = new Confinement("", "", cpuset, memsAllowed, false, "", "", "", 0, -1);
    reports.unsealed(line).ifPresent(draft -> draft.confine(piece));
  }

  void summary(KernelLine line, Confinement piece) {
    boolean whole = piece.isSummaryPrinted() && !piece.constraint().isEmpty();
    if (whole && reports.of(line).filter(Draft::hasSummary).isPresent()) {
      reports.close(line);
    }
    reports.beforeKill(line).confine(piece);
  }

  void title(KernelLine line, List<String> columns, TaskTable.TitleWidth width) {
    memory.endOtherDump(Speaker.of(line));
    hosts.of(line).tracker.columns(columns);
    Draft draft = reports.beforeKill(line);
    draft.substantial();
    draft.table.title(columns, width);
  }

  void row(KernelLine line) {
    Optional<Draft> sealed = reports.of(line).filter(Draft::isSealed);
    if (sealed.filter(before -> before.table.isRepeated(line)).isPresent()) {
      return;
    }
    Draft draft = reports.beforeKill(line);
    switch (draft.table.row(line)) {
      case TAKEN -> {}
      case REPEATED -> draft.defect(Defect.Kind.ROW_REPEATED, line.number(), "a row stands twice");
      case GARBLED ->
          draft.defect(Defect.Kind.ROW_GARBLED, line.number(), "the row cannot be read");
      case UNREADABLE ->
          draft.defect(
              Defect.Kind.ROW_GARBLED, line.number(), "a row without a title cannot be read");
      case TOO_MANY -> draft.defect(Defect.Kind.TOO_LONG, line.number(), "too many rows");
      case OF_ANOTHER_TABLE -> anotherTable(draft, line);
    }
  }

  /** A table within a table: the first report was cut, or two are mixed. */
  private void anotherTable(Draft draft, KernelLine line) {
    draft.defect(
        Defect.Kind.INTERLEAVED, line.number(), "rows of another table stand within this one");
    List<String> columns = draft.table.columns();
    TaskTable.TitleWidth width = draft.table.titleWidth();
    reports.close(line);
    Draft next = reports.beforeKill(line);
    next.table.title(columns, width);
    next.table.row(line);
  }

  void decision(KernelLine line, DecisionLine decision) {
    if (loneDecision.isRepeated(line, decision)) {
      return;
    }
    loneDecision.end(reports);
    Optional<Draft> awaiting =
        reports.unsealed(line).filter(draft -> draft.isSubstantial() && !draft.isDecided());
    if (awaiting.isPresent()) {
      awaiting.get().decide(decision);
    } else {
      reports.close(line);
      loneDecision.hold(line, decision, hosts.of(line).tracker);
    }
  }

  void kill(KernelLine line, KillLine kill) {
    Optional<Draft> own =
        reports
            .of(line)
            .filter(Draft::isSubstantial)
            .filter(draft -> draft.isSealed() ? draft.hasMember(kill) : draft.awaits(kill));
    if (own.isPresent()) {
      loneDecision.end(reports);
      own.get().kill(kill);
      if (own.get().isStamped() && !line.stamped() && !KillRule.isWhole(kill)) {
        own.get()
            .defect(
                Defect.Kind.KILL_CUT,
                line.number(),
                "the beginning of the kill line, which tells how the victim was found, is lost");
      }
      hosts.killed(line, kill, own.get().uptimeMicros());
    } else {
      reports.close(line);
      DecisionLine decision = loneDecision.takeFor(line, reports);
      if (!hosts.of(line).loneGroup.isVictimAgain(kill)) {
        reports.hand(new UnreportedKill(kill, decision));
      }
      hosts.killed(line, kill, Uptime.micros(line.timestamp()));
    }
  }

  void group(KernelLine line, String path) {
    reports
        .of(line)
        .filter(Draft::awaitsGroup)
        .ifPresentOrElse(draft -> draft.group(path), hosts.of(line).loneGroup::begin);
  }

  void alreadyExiting(KernelLine line, NamedProcess process) {
    reports.unsealed(line).ifPresent(draft -> draft.alreadyExiting(process));
  }

  void sharer(KernelLine line, NamedProcess process) {
    Optional<Draft> sealed = reports.of(line).filter(Draft::isSealed);
    if (sealed.isPresent()) {
      sealed.get().sharer(process);
    } else {
      reports.close(line);
      KillLine kill =
          new KillLine(
              line.number(), line.timestamp(), "", process.pid(), process.comm(), Quantities.NONE);
      reports.hand(new UnreportedKill(kill, DecisionLine.NONE));
    }
  }

  void reaper(KernelLine line, ReaperLine reaper) {
    hosts.of(line).tracker.reaped(reaper, Uptime.micros(line.timestamp()));
    for (Draft draft : reports.all()) {
      if (draft.isOf(line.host()) && draft.hasKilled(reaper.pid())) {
        draft.reaper(reaper);
      }
    }
  }

  void noKillable(KernelLine line) {
    reports.unsealed(line).ifPresent(Draft::noKillable);
  }

  void panic(KernelLine line, String text) {
    reports
        .of(line)
        .ifPresent(
            draft -> {
              draft.panic(text);
              if (text.contains("no killable")) {
                draft.noKillable();
              }
            });
  }

  void elided(KernelLine line) {
    for (Draft draft : reports.all()) {
      if (!draft.isSealed()) {
        draft.elided(line.number());
      }
    }
    hosts.of(line).tracker.lost(line.number());
  }

  /** Of an ended report the lines that say who else was killed may be among the lost. */
  void lost(KernelLine line) {
    for (Draft draft : reports.all()) {
      if (draft.isOf(line.host())) {
        draft.lost(line.number());
      }
    }
    hosts.of(line).tracker.lost(line.number());
  }

  void boot(String host, String release) {
    loneDecision.end(reports);
    reports.closeAllOf(host);
    memory.endOtherDumpsOf(host);
    hosts.of(host).loneGroup.end();
    hosts.of(host).tracker.boot(release);
  }

  void swapOn(KernelLine line, SwapDevice device) {
    hosts.of(line).tracker.swapOn(device);
  }
}
