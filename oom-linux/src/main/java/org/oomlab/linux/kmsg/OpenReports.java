package org.oomlab.linux.kmsg;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.oomlab.linux.text.KernelLine;

/**
 * The reports under way, one a speaker, bounded in number and in what they hold together; one that
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

  private final Hosts hosts;
  private final EventQueue events;

  /** In the order in which they were begun. */
  private final Map<Speaker, Draft> drafts = new LinkedHashMap<>();

  private KernelLine last = new KernelLine(0, "", "", "", false, "", 0);
  private int linesToLook = LINES_A_LOOK;

  OpenReports(Hosts hosts, Consumer<? super KmsgEvent> sink) {
    this.hosts = hosts;
    events = new EventQueue(sink);
  }

  /** Notes how far the log is read. */
  void reached(KernelLine line) {
    last = line;
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
        .orElseGet(() -> hosts.columns(last));
  }

  Iterable<Draft> all() {
    return drafts.values();
  }

  /** Returns the report of that speaker. */
  Optional<Draft> of(Speaker speaker) {
    return Optional.ofNullable(drafts.get(speaker));
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
    Draft draft = new Draft(line, invocation, hosts.of(line).tracker);
    drafts.put(Speaker.of(line), draft);
    return draft;
  }

  /** Ends the report that a line belongs to. */
  void close(KernelLine line) {
    close(key(line));
  }

  /** Ends the report of that speaker. */
  void close(Speaker speaker) {
    Draft draft = drafts.remove(speaker);
    if (draft != null && draft.isSubstantial()) {
      hand(draft.finish(last.number()), draft.held());
    } else {
      events.release(earliestOpen());
    }
  }

  /** Ends all reports of a machine. */
  void closeAllOf(String host) {
    List.copyOf(drafts.keySet()).stream()
        .filter(speaker -> speaker.host().equals(host))
        .forEach(this::close);
  }

  /** Ends all reports. */
  void closeAll() {
    List.copyOf(drafts.keySet()).forEach(this::close);
  }

  /** Hands over what is left of a report: the line that says whom the kernel chose. */
  void handHeadless(KernelLine line, DecisionLine decision, LogTracker tracker) {
    Draft draft = new Draft(line, Invocation.MISSING, tracker);
    draft.substantial();
    draft.decide(decision);
    hand(draft.finish(line.number()), draft.held());
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

  private void giveUp(Speaker speaker) {
    of(speaker)
        .filter(draft -> !draft.isSealed())
        .ifPresent(
            draft ->
                draft.defect(
                    Defect.Kind.INTERLEAVED,
                    last.number(),
                    "so much of other reports stands within that the rest is not joined to it"));
    close(speaker);
  }

  private Optional<Speaker> firstThat(Predicate<Draft> condition) {
    for (Map.Entry<Speaker, Draft> entry : drafts.entrySet()) {
      if (condition.test(entry.getValue())) {
        return Optional.of(entry.getKey());
      }
    }
    return Optional.empty();
  }

  /** A line that lost its caller belongs to the one report of its machine that there is. */
  private Speaker key(KernelLine line) {
    Speaker own = Speaker.of(line);
    if (!line.caller().isEmpty() || line.stamped()) {
      return own;
    }
    Speaker only = own;
    int found = 0;
    for (Speaker speaker : drafts.keySet()) {
      if (speaker.host().equals(line.host())) {
        only = speaker;
        found++;
      }
    }
    return found == 1 ? only : own;
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
