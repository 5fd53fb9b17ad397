package org.oomlab.linux.kmsg;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.oomlab.linux.text.KernelLine;

/**
 * Puts lines together again that a terminal (at a fixed width, in the middle of words) or a mailer
 * (at blanks, of which it may keep one) has broken. What comes after the break has no prefix; it is
 * taken for the rest only where the line before is known and not complete. Keeps one line back. Not
 * thread-safe.
 */
final class Wrapping {
  private static final int LONGEST = 64 * 1024;

  /** A kernel line of a thousand characters, at the narrowest, and more. */
  private static final int MOST_PIECES = 64;

  private static final int NARROWEST_TERMINAL = 60;
  private static final int MEMORY = 256;
  private static final char ARROW = '\u21aa';
  private static final KernelLine NOTHING = new KernelLine(0, "", "", "", true, "", 0);

  /** Words of the kernel, which no blank belongs into. */
  private static final List<String> WORDS =
      List.of(
          "total_vm",
          "rss_anon",
          "rss_file",
          "rss_shmem",
          "nr_ptes",
          "nr_pmds",
          "pgtables_bytes",
          "swapents",
          "oom_score_adj",
          "oom_adj",
          "total-vm:",
          "anon-rss:",
          "file-rss:",
          "shmem-rss:",
          "pgtables:",
          "UID:",
          "oom_reaper:",
          "gfp_mask=");

  /** So many empty lines end a line; it would otherwise be looked at again at each of them. */
  private static final int MOST_BLANKS = 16;

  private final Consumer<KernelLine> sink;
  private KernelLine held = NOTHING;
  private KernelLine last = NOTHING;
  private int pieces;
  private int blanks;
  private int terminalWidth;
  private int lines;
  private int stampedLines;

  Wrapping(Consumer<KernelLine> sink) {
    this.sink = sink;
  }

  /** Takes the next line, {@code columns} being those of the task table at hand. */
  void take(KernelLine next, List<String> columns) {
    if (next.text().isBlank() && !next.stamped()) {
      blanks++;
      if (blanks == MOST_BLANKS) {
        flush();
      }
      return;
    }
    blanks = 0;
    if (isRepeated(next)) {
      last = next;
      return;
    }
    last = next;
    count(next);
    if (next.stamped() || !goesOn(next.text(), columns)) {
      flush();
      held = next;
      pieces = 0;
    } else {
      pieces++;
      held = held.withText(join(held.text(), withoutArrow(next.text())));
    }
  }

  /** Hands over the line kept back. */
  void flush() {
    KernelLine line = held;
    held = NOTHING;
    if (line.number() > 0) {
      sink.accept(line.withText(trimmed(line.text())));
    }
  }

  /** A blank at the end of a row is all that a name of no characters leaves. */
  private static String trimmed(String text) {
    String trimmed = text.strip();
    boolean row = text.endsWith(" ") && Rules.of(trimmed).orElse(null) instanceof TaskRowRule;
    return row ? trimmed + " " : trimmed;
  }

  /** A log shipped twice has every line twice; the kernel prints none twice at one moment. */
  private boolean isRepeated(KernelLine next) {
    return !next.timestamp().isEmpty()
        && next.number() > last.number()
        && next.number() <= last.number() + 2
        && next.text().equals(last.text())
        && next.timestamp().equals(last.timestamp())
        && next.caller().equals(last.caller())
        && next.host().equals(last.host())
        && next.stamped() == last.stamped();
  }

  /** Returns whether the line kept back may be one that matters. */
  boolean holdsKnown() {
    return held.number() > 0 && Rules.of(held.text()).isPresent();
  }

  static String firstWord(String text) {
    int blank = text.indexOf(' ');
    return blank < 0 ? text : text.substring(0, blank);
  }

  static String lastWord(String text) {
    return text.substring(text.lastIndexOf(' ') + 1);
  }

  private void count(KernelLine line) {
    lines++;
    stampedLines += line.stamped() ? 1 : 0;
    if (lines > MEMORY) {
      lines /= 2;
      stampedLines /= 2;
    }
  }

  private boolean goesOn(String next, List<String> columns) {
    String text = held.text();
    String start = next.stripLeading();
    if (pieces >= MOST_PIECES) {
      return false;
    }
    if (held.number() == 0 || text.length() + start.length() > LONGEST || start.charAt(0) == '@') {
      return false;
    }
    if (start.charAt(0) == ARROW) {
      return true;
    }
    Optional<LineRule> own = Rules.of(start);
    if (own.isPresent() && isNeverARest(own.get())) {
      return text.isBlank() || isMessage(text, own.get());
    }
    if (text.isBlank() || isMessage(text, own.orElse(new ElisionRule()))) {
      return own.isPresent() && held.stamped();
    }
    return Rules.of(text).filter(rule -> rule.goesOn(text, start, columns)).isPresent()
        || (isAtEdge() && stampedLines * 3 > lines && Rules.of(text).isPresent());
  }

  private static boolean isNeverARest(LineRule rule) {
    return rule instanceof TaskRowRule
        || rule instanceof TableTitleRule
        || rule instanceof InvocationRule
        || rule instanceof ElisionRule
        || rule instanceof LossRule
        || rule instanceof GroupRule
        || rule instanceof KillRule
        || rule instanceof DecisionRule
        || (rule instanceof SummaryRule);
  }

  /** "Out of memory:" broken off before the rest. */
  private static boolean isMessage(String text, LineRule next) {
    return text.stripTrailing().endsWith("memory:")
        && (next instanceof KillRule || next instanceof DecisionRule);
  }

  private boolean isAtEdge() {
    return terminalWidth > 0 && width(held.text()) % terminalWidth == 0;
  }

  private int width(String text) {
    return held.column() + text.length();
  }

  private String join(String text, String next) {
    if (text.endsWith(" ") || next.startsWith(" ") || text.isEmpty()) {
      return text + next;
    }
    if (isAtEdge()) {
      return text + next;
    }
    if (isBrokenWord(text, next)) {
      if (width(text) >= NARROWEST_TERMINAL) {
        terminalWidth = width(text);
      }
      return text + next;
    }
    return text + (isWithoutBlanks(text) ? "" : " ") + next;
  }

  /** Returns whether the break went through a word or a size that the kernel prints. */
  static boolean isBrokenWord(String text, String next) {
    String last = lastWord(text);
    String joint = last + firstWord(next);
    for (String word : WORDS) {
      if (joint.startsWith(word) && !last.isEmpty() && last.length() < word.length()) {
        return true;
      }
    }
    boolean brokenSize =
        last.indexOf(':') > 0 && !last.endsWith(",") && joint.startsWith("kB", endOfSize(joint));
    return brokenSize && !last.endsWith("kB");
  }

  private static int endOfSize(String word) {
    int i = word.indexOf(':') + 1;
    while (i < word.length() && Character.isDigit(word.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Within flags and within the summary no blank can have been lost. */
  private static boolean isWithoutBlanks(String text) {
    int flags = text.lastIndexOf("gfp_mask=");
    boolean inFlags = flags >= 0 && text.indexOf('(', flags) > 0 && text.indexOf(')', flags) < 0;
    return inFlags || text.endsWith("-") || text.contains("oom-kill:constraint=");
  }

  private static String withoutArrow(String next) {
    String start = next.stripLeading();
    return start.charAt(0) == ARROW ? " " + start.substring(1) : next;
  }
}
