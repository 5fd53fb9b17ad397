package org.oomlab.linux.kmsg;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.oomlab.linux.text.KernelLine;

/**
 * The reports under way, one a caller, bounded in number and in what they hold together; one that
 * must be given up for others says so. Hands them over in the order of their first lines. Not
 * thread-safe.
 */
final class OpenReports {
  /**
   * More than print at once on machines of today: kernels print under one lock ({@code oom_lock},
   * mm/oom_kill.c).
   */
  static final int MOST = 64;

  /**
   * What all of them together and those that wait for an earlier one may hold, in units of {@link
   * Draft#held}; more than any single report can.
   */
  static final long MOST_HELD = 3 << 19;

  /** Lines from one look at what is held to the next. */
  private static final int LINES_A_LOOK = 256;

  private final LogTracker tracker;
  private final EventQueue events;

  /** In the order in which they were begun. */
  private final Map<String, Draft> drafts = new LinkedHashMap<>();

  private long lastLine;
  private int linesToLook = LINES_A_LOOK;

  OpenReports(LogTracker tracker, Consumer<? super KmsgEvent> sink) {
    this.tracker = tracker;
    events = new EventQueue(sink);
  }

  /** Notes how far the log is read. */
  void reached(KernelLine line) {
    lastLine = line.number();
    linesToLook--;
    if (linesToLook == 0) {
      linesToLook = LINES_A_LOOK;
      while (!drafts.isEmpty() && held() > MOST_HELD) {
        giveUp(drafts.keySet().iterator().next());
      }
    }
  }

  private long held() {
    long held = events.held();
    for (Draft draft : drafts.values()) {
      held += draft.held();
    }
    return held;
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

  Iterable<Draft> all() {
    return drafts.values();
  }

  /** Returns the report of that caller. */
  Optional<Draft> of(String caller) {
    return Optional.ofNullable(drafts.get(caller));
  }

  /** Returns the report that a line belongs to. */
  Optional<Draft> of(KernelLine line) {
    return of(key(line));
  }

  /** Returns the report that a line belongs to, if it does not say yet how it ended. */
  Optional<Draft> unsealed(KernelLine line) {
    return of(line).filter(draft -> !draft.isSealed());
  }

  /** Returns the report that lines before a kill belong to; a new one where none is open. */
  Draft beforeKill(KernelLine line) {
    Optional<Draft> draft = of(line);
    if (draft.isPresent() && !draft.get().isSealed()) {
      return draft.get();
    }
    close(line);
    return open(line, Invocation.MISSING);
  }

  Draft open(KernelLine line, Invocation invocation) {
    if (drafts.size() >= MOST) {
      giveUp(
          firstThat(draft -> !draft.isSubstantial())
              .or(() -> firstThat(Draft::isSealed))
              .orElse(drafts.keySet().iterator().next()));
    }
    Draft draft = new Draft(line, invocation, tracker);
    drafts.put(line.caller(), draft);
    return draft;
  }

  /** Ends the report that a line belongs to. */
  void close(KernelLine line) {
    close(key(line));
  }

  /** Ends the report of that caller. */
  void close(String caller) {
    Draft draft = drafts.remove(caller);
    if (draft != null && draft.isSubstantial()) {
      hand(draft.finish(tracker, lastLine), draft.held());
    } else {
      events.release(earliestOpen());
    }
  }

  /** Ends all reports. */
  void closeAll() {
    List.copyOf(drafts.keySet()).forEach(this::close);
  }

  /** Hands over what is left of a report: the line that says whom the kernel chose. */
  void handHeadless(KernelLine line, DecisionLine decision) {
    Draft draft = new Draft(line, Invocation.MISSING, tracker);
    draft.substantial();
    draft.decide(decision);
    hand(draft.finish(tracker, line.number()), draft.held());
  }

  /** Hands over a kill that has no report. */
  void hand(UnreportedKill kill) {
    hand(kill, 1);
  }

  /** A report that never ends must not keep all later ones from being handed over. */
  private void hand(KmsgEvent event, long held) {
    events.add(event, held, earliestOpen());
    if (events.isFull()) {
      long earliest = earliestOpen();
      firstThat(draft -> draft.line() == earliest).ifPresent(this::giveUp);
    }
  }

  private void giveUp(String caller) {
    of(caller)
        .filter(draft -> !draft.isSealed())
        .ifPresent(
            draft ->
                draft.defect(
                    Defect.Kind.INTERLEAVED,
                    lastLine,
                    "so much of other reports stands within that the rest is not joined to it"));
    close(caller);
  }

  private Optional<String> firstThat(Predicate<Draft> condition) {
    for (Map.Entry<String, Draft> entry : drafts.entrySet()) {
      if (condition.test(entry.getValue())) {
        return Optional.of(entry.getKey());
      }
    }
    return Optional.empty();
  }

  /** A line that lost its caller belongs to the one report there is. */
  private String key(KernelLine line) {
    if (line.caller().isEmpty() && drafts.size() == 1 && !line.stamped()) {
      return drafts.keySet().iterator().next();
    }
    return line.caller();
  }

  /** Returns where the earliest report begins that will be handed over. */
  private long earliestOpen() {
    long earliest = Long.MAX_VALUE;
    for (Draft draft : drafts.values()) {
      earliest = Math.min(earliest, draft.isSubstantial() ? draft.line() : Long.MAX_VALUE);
    }
    return earliest;
  }
}
