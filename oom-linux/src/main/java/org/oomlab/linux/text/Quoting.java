package org.oomlab.linux.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Takes off what people put around a log: the {@code >} of a mail reply, the bold marks of a
 * markdown page. The same marks may begin the name of a process, and two lines of a report begin
 * with a name; so such a line waits until one that begins with words of the kernel shows whether
 * the report as a whole is quoted. The end of a line is cut only where bold text was opened before.
 * Keeps at most {@link #MOST_WAITING} lines. Not thread-safe.
 */
final class Quoting {
  private static final int MOST_WAITING = 4;
  private static final String BOLD = "**";
  private static final String[] WORDS = {
    "CPU: ",
    "Pid: ",
    "Call Trace",
    "Mem-",
    "Hardware name",
    "Tasks state",
    "Task in ",
    "memory: ",
    "["
  };

  private final Sink sink;
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  /** Whether bold text has begun that does not end on its line; a paragraph ends it. */
  private boolean bold;

  private record Waiting(long number, String line) {}

  /** What a line shows about the lines before it. */
  private enum Evidence {
    NONE,
    QUOTED,
    BARE
  }

  Quoting(Sink sink) {
    this.sink = sink;
  }

  /** Who gets the lines. */
  interface Sink {
    /**
     * Takes a line.
     *
     * @param bare whether it begins with the name of a process, whatever it looks like
     */
    void line(long number, String line, boolean bare);
  }

  /** Takes the next line. */
  void take(long number, String line) {
    if (waiting.isEmpty() && !mayBeMarked(line)) {
      bold &= !line.isBlank();
      sink.line(number, bold ? endOfBold(line) : line, false);
      return;
    }
    Evidence evidence = evidence(line);
    boolean waits = evidence == Evidence.NONE && (!waiting.isEmpty() || beginsWithName(line));
    if (waits && waiting.size() < MOST_WAITING) {
      waiting.add(new Waiting(number, line));
      return;
    }
    decide(evidence, line);
    pass(number, line);
  }

  /** Hands over the lines that wait: nothing more will be shown. */
  void flush() {
    decide(Evidence.NONE, "");
  }

  /** Returns whether lines wait. */
  boolean holds() {
    return !waiting.isEmpty();
  }

  private void decide(Evidence evidence, String shownBy) {
    List<Waiting> lines = new ArrayList<>(waiting);
    waiting.clear();
    for (Waiting line : lines) {
      if (beginsWithName(line.line()) && mayBeMarked(line.line())) {
        passName(line, evidence, shownBy);
      } else {
        pass(line.number(), line.line());
      }
    }
  }

  /** Hands over a line whose first mark may belong to a name. */
  private void passName(Waiting line, Evidence evidence, String shownBy) {
    String text = line.line();
    boolean quoted =
        evidence == Evidence.QUOTED || (evidence == Evidence.NONE && looksQuoted(text));
    if (text.stripLeading().startsWith(">")) {
      String rest = quoted ? withoutMarks(text, depth(shownBy)) : text;
      boolean bare =
          rest.startsWith("<") && !withoutMarks(shownBy, Integer.MAX_VALUE).startsWith("<");
      sink.line(line.number(), rest, !quoted || bare);
    } else if (text.stripLeading().startsWith(BOLD)) {
      boolean isBold = isProcessor(shownBy) && !shownBy.contains("omm: " + BOLD);
      bold |= isBold;
      sink.line(line.number(), isBold ? text.stripLeading().substring(2) : text, !isBold);
    } else {
      sink.line(line.number(), text, evidence == Evidence.BARE);
    }
  }

  private void pass(long number, String line) {
    String text = withoutMarks(line, Integer.MAX_VALUE);
    String start = text.stripLeading();
    bold &= !start.isEmpty();
    if (start.startsWith(BOLD)) {
      boolean ends = start.stripTrailing().endsWith(BOLD) && start.length() > 2 * BOLD.length();
      bold = !ends;
      text = start.substring(BOLD.length());
      sink.line(number, ends ? withoutEnd(text) : text, false);
    } else {
      sink.line(number, bold ? endOfBold(text) : text, false);
    }
  }

  private String endOfBold(String line) {
    if (!line.stripTrailing().endsWith(BOLD)) {
      return line;
    }
    bold = false;
    return withoutEnd(line);
  }

  private static String withoutEnd(String line) {
    String text = line.stripTrailing();
    return text.substring(0, text.length() - BOLD.length());
  }

  /** Removes up to {@code depth} marks of a reply and the blanks around them, if there are any. */
  private static String withoutMarks(String line, int depth) {
    int at = 0;
    int marks = 0;
    int start = 0;
    while (at < line.length()
        && marks < depth
        && (line.charAt(at) == ' ' || line.charAt(at) == '>')) {
      marks += line.charAt(at) == '>' ? 1 : 0;
      at++;
      start = marks > 0 ? at : 0;
    }
    boolean blankAfter = start > 0 && start < line.length() && line.charAt(start) == ' ';
    return line.substring(blankAfter ? start + 1 : start);
  }

  /** Returns how many marks of a reply begin a line; one where nothing shows it. */
  private static int depth(String line) {
    int marks = 0;
    for (int i = 0; i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '>'); i++) {
      marks += line.charAt(i) == '>' ? 1 : 0;
    }
    return Math.max(1, marks);
  }

  private static boolean mayBeMarked(String line) {
    int at = 0;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    if (at == line.length()) {
      return false;
    }
    char first = line.charAt(at);
    return first == '>' || line.startsWith(BOLD, at) || (first == '<' && isLevel(line, at));
  }

  private static boolean isLevel(String line, int at) {
    Cursor cursor = new Cursor(line, at);
    return PriorityRule.take(cursor) && cursor.peek() != '[';
  }

  private static boolean looksQuoted(String line) {
    return line.stripLeading().startsWith("> ");
  }

  /** The first line of a report and the one about the cpuset. */
  private static boolean beginsWithName(String line) {
    boolean ends = line.stripLeading().startsWith(BOLD) && line.stripTrailing().endsWith(BOLD);
    return !ends
        && StampRule.find(withoutMarks(line, Integer.MAX_VALUE).replace(BOLD, ""), 0) != 0
        && (line.contains(" invoked oom-killer: ")
            || (line.contains(" cpuset=") && line.contains(" mems_allowed=")));
  }

  private static Evidence evidence(String line) {
    if (line.isBlank() || beginsWithName(line)) {
      return Evidence.NONE;
    }
    if (mayBeMarked(line)) {
      return Evidence.QUOTED;
    }
    String start = line.stripLeading();
    for (String word : WORDS) {
      if (start.startsWith(word)) {
        return Evidence.BARE;
      }
    }
    return Evidence.NONE;
  }

  private static boolean isProcessor(String line) {
    return line.contains("CPU: ") || line.contains("Pid: ");
  }
}
