package org.oomlab.linux.kmsg;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.oomlab.linux.text.KernelLine;

/**
 * Gives each line to the report it belongs to. Lines with a caller id go to the report of that
 * caller; without one there is one report at a time, which a new first line ends. A kill belongs to
 * the report before it if that report was leading up to it, or if it is of the group that is dying;
 * any other kill has no report. Not thread-safe.
 */
final class Assembly {
  private static final int MOST_DRAFTS = 64;

  private final LogTracker tracker = new LogTracker();
  private final EventQueue events;
  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final Set<String> inOtherDump = new HashSet<>();
  private DecisionLine loneDecision = DecisionLine.NONE;
  private long lastLine;

  Assembly(Consumer<? super KmsgEvent> sink) {
    events = new EventQueue(sink);
  }

  /** Takes a line of no kind that matters. */
  void other(KernelLine line) {
    lastLine = line.number();
  }

  void apply(LineRule rule, KernelLine printed) {
    lastLine = printed.number();
    if (Overlap.isMixed(rule, drafts)) {
      endMixed(printed);
    }
    KernelLine line = Overlap.route(rule, printed, drafts);
    boolean stat = rule instanceof MemcgStatItemRule;
    if (!stat && !(rule instanceof MemcgStatsRule)) {
      Draft draft = drafts.get(key(line));
      if (draft != null) {
        draft.memory.endStats();
      }
    }
    rule.apply(line, this);
  }

  /** Returns whether a report is open that does not say yet how it ended. */
  boolean isReading() {
    return drafts.values().stream().anyMatch(draft -> !draft.isSealed());
  }

  /** Returns the columns of the task table at hand. */
  List<String> columns() {
    return drafts.values().stream()
        .filter(draft -> draft.table.isTitled())
        .reduce((first, last) -> last)
        .map(draft -> draft.table.columns())
        .orElse(tracker.columns());
  }

  /** Ends all reports. */
  void endAll() {
    List.copyOf(drafts.keySet()).forEach(this::close);
    inOtherDump.clear();
    loneDecision = DecisionLine.NONE;
  }

  /** From here on nothing tells which of two reports a row belongs to. */
  private void endMixed(KernelLine line) {
    for (String key : List.of("", Overlap.SECOND)) {
      Draft draft = drafts.get(key);
      if (draft != null) {
        draft.defect(
            Defect.Kind.INTERLEAVED,
            line.number(),
            "rows of this report and of another one stand mixed, and no line names its caller");
      }
    }
    close("");
  }

  void begin(KernelLine line, Invocation invocation) {
    Draft before = drafts.get(line.caller());
    boolean withinAnother = line.caller().isEmpty() && before != null && !before.isSealed();
    if (withinAnother
        && before != null
        && !drafts.containsKey(Overlap.SECOND)
        && Overlap.isDecidable(before)) {
      open(line.withCaller(Overlap.SECOND), invocation);
      return;
    }
    if (line.caller().isEmpty()) {
      close(Overlap.SECOND);
    }
    close(line.caller());
    if (!line.caller().isEmpty()) {
      close("");
    }
    inOtherDump.remove(line.caller());
    loneDecision = DecisionLine.NONE;
    Draft draft = open(line, invocation);
    if (withinAnother) {
      draft.defect(
          Defect.Kind.INTERLEAVED,
          line.number(),
          "it begins before the report before it has ended, whose lines may stand within it");
    }
  }

  void processor(KernelLine line, int pid, String comm, String release) {
    Draft draft = drafts.get(key(line));
    if (draft != null && !draft.isSealed()) {
      draft.processor(pid, comm, release);
    }
  }

  void cpuset(KernelLine line, String cpuset, String memsAllowed) {
    Draft draft = drafts.get(key(line));
    if (draft != null && !draft.isSealed()) {
      draft.confine(new Confinement("", "", cpuset, memsAllowed, false, "", "", "", 0, -1));
    }
  }

  void summary(KernelLine line, Confinement piece) {
    Draft draft = drafts.get(key(line));
    boolean second =
        draft != null
            && draft.hasSummary()
            && piece.isSummaryPrinted()
            && !piece.constraint().isEmpty();
    if (second) {
      close(key(line));
    }
    beforeKill(line).confine(piece);
  }

  void title(KernelLine line, List<String> columns, TaskTable.TitleWidth width) {
    inOtherDump.remove(line.caller());
    tracker.columns(columns);
    Draft draft = beforeKill(line);
    draft.substantial();
    draft.table.title(columns, width);
  }

  void row(KernelLine line) {
    Draft draft = drafts.get(key(line));
    if (draft != null && draft.isSealed() && draft.table.isRepeated(line)) {
      return;
    }
    draft = beforeKill(line);
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
    close(key(line));
    Draft next = beforeKill(line);
    next.table.title(columns, width);
    next.table.row(line);
  }

  void decision(KernelLine line, DecisionLine decision) {
    Draft draft = drafts.get(key(line));
    if (draft != null && !draft.isSealed() && draft.isSubstantial() && !draft.isDecided()) {
      draft.decide(decision);
    } else {
      close(key(line));
      loneDecision = decision;
    }
  }

  void kill(KernelLine line, KillLine kill) {
    Draft draft = drafts.get(key(line));
    boolean own =
        draft != null
            && draft.isSubstantial()
            && (draft.isSealed() ? draft.hasMember(kill) : draft.awaits(kill));
    if (own && draft != null) {
      draft.kill(kill);
    } else {
      close(key(line));
      hand(new UnreportedKill(kill, loneDecision));
      loneDecision = DecisionLine.NONE;
    }
    tracker.killed(kill);
  }

  void group(KernelLine line, String path) {
    Draft draft = drafts.get(key(line));
    if (draft != null && draft.awaitsGroup()) {
      draft.group(path);
    }
  }

  void alreadyExiting(KernelLine line, NamedProcess process) {
    Draft draft = drafts.get(key(line));
    if (draft != null && !draft.isSealed()) {
      draft.alreadyExiting(process);
    }
  }

  void sharer(KernelLine line, NamedProcess process) {
    Draft draft = drafts.get(key(line));
    if (draft != null && draft.isSealed()) {
      draft.sharer(process);
    } else {
      close(key(line));
      KillLine kill =
          new KillLine(
              line.number(), line.timestamp(), "", process.pid(), process.comm(), Quantities.NONE);
      hand(new UnreportedKill(kill, DecisionLine.NONE));
    }
  }

  void reaper(ReaperLine reaper) {
    tracker.reaped(reaper);
    for (Draft draft : drafts.values()) {
      if (draft.hasKilled(reaper.pid())) {
        draft.reaper(reaper);
      }
    }
  }

  void noKillable(KernelLine line) {
    Draft draft = drafts.get(key(line));
    if (draft != null && !draft.isSealed()) {
      draft.noKillable();
    }
  }

  void panic(KernelLine line, String text) {
    Draft draft = drafts.get(key(line));
    if (draft != null) {
      draft.panic(text);
      if (text.contains("no killable")) {
        draft.noKillable();
      }
    }
  }

  void elided(KernelLine line) {
    for (Draft draft : drafts.values()) {
      if (!draft.isSealed()) {
        draft.elided(line.number());
      }
    }
  }

  void otherDump(KernelLine line) {
    inOtherDump.add(line.caller());
    Draft draft = drafts.get(key(line));
    if (draft != null && !draft.isSealed()) {
      draft.defect(Defect.Kind.INTERLEAVED, line.number(), "another dump of memory stands within");
    }
  }

  void memInfoTitle(KernelLine line) {
    Draft draft = drafts.get(key(line));
    if (draft != null && !draft.isSealed() && draft.memory.hasCounters()) {
      otherDump(line);
    }
  }

  void counters(KernelLine line, Quantities items) {
    if (!inOtherDump.contains(line.caller())) {
      beforeKill(line).memory.counters(items);
    }
  }

  void node(KernelLine line, NodeLine node) {
    if (!inOtherDump.contains(line.caller())) {
      beforeKill(line).memory.node(node);
    }
  }

  void zone(KernelLine line, ZoneLine zone) {
    if (!inOtherDump.contains(line.caller())) {
      beforeKill(line).memory.zone(zone);
    }
  }

  void lowmemReserve(KernelLine line, List<Long> pages) {
    if (!inOtherDump.contains(line.caller())) {
      beforeKill(line).memory.lowmemReserve(pages);
    }
  }

  void buddy(KernelLine line, int blockKb) {
    if (!inOtherDump.contains(line.caller())) {
      beforeKill(line).memory.buddy(blockKb);
    }
  }

  void total(KernelLine line, String name, long value) {
    if (name.equals(MemInfo.TOTAL_SWAP_KB)) {
      tracker.totalSwap(value);
    }
    if (!inOtherDump.contains(line.caller())) {
      beforeKill(line).memory.total(name, value);
    }
  }

  void memcgTask(KernelLine line, String taskPath, String limitPath) {
    beforeKill(line).memory.memcgTask(taskPath, limitPath);
  }

  void memcgCounter(KernelLine line, MemcgCounter counter) {
    beforeKill(line).memory.memcgCounter(counter);
  }

  void memcgStats(KernelLine line, String path, Quantities items, boolean open) {
    Draft draft = beforeKill(line);
    draft.substantial();
    draft.memory.stats(path, items, open);
  }

  void memcgStat(KernelLine line, String name, long value) {
    Draft draft = drafts.get(key(line));
    if (draft != null && draft.memory.isInStats()) {
      draft.memory.stat(name, value);
    }
  }

  void boot(String release) {
    endAll();
    tracker.boot(release);
  }

  void swapOn(SwapDevice device) {
    tracker.swapOn(device);
  }

  /** Returns the report that lines before a kill belong to; a new one where none is open. */
  private Draft beforeKill(KernelLine line) {
    String key = key(line);
    Draft draft = drafts.get(key);
    if (draft != null && draft.isSealed()) {
      close(key);
      draft = null;
    }
    return draft != null ? draft : open(line, Invocation.MISSING);
  }

  private Draft open(KernelLine line, Invocation invocation) {
    if (drafts.size() >= MOST_DRAFTS) {
      close(drafts.keySet().iterator().next());
    }
    Draft draft = new Draft(line, invocation, tracker);
    drafts.put(line.caller(), draft);
    return draft;
  }

  private void close(String key) {
    Draft draft = drafts.remove(key);
    if (draft != null && draft.isSubstantial()) {
      hand(draft.finish(tracker, lastLine));
    } else {
      events.release(earliestOpen());
    }
  }

  /** A report that never ends must not keep all later ones from being handed over. */
  private void hand(KmsgEvent event) {
    events.add(event, earliestOpen());
    if (events.isFull()) {
      drafts.entrySet().stream()
          .filter(entry -> entry.getValue().isSubstantial())
          .min(Comparator.comparingLong(entry -> entry.getValue().line()))
          .map(Map.Entry::getKey)
          .ifPresent(this::close);
    }
  }

  /** A line that lost its caller belongs to the one report there is. */
  private String key(KernelLine line) {
    if (line.caller().isEmpty() && drafts.size() == 1 && !line.stamped()) {
      return drafts.keySet().iterator().next();
    }
    return line.caller();
  }

  private long earliestOpen() {
    long earliest = Long.MAX_VALUE;
    for (Draft draft : drafts.values()) {
      earliest = Math.min(earliest, draft.isSubstantial() ? draft.line() : Long.MAX_VALUE);
    }
    return earliest;
  }
}
