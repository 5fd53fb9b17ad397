package org.oomlab.linux.kmsg;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.oomlab.linux.text.Cursor;
import org.oomlab.linux.text.KernelLine;

/**
 * {@code COMM invoked oom-killer: gfp_mask=0x..(FLAGS), order=N, oom_score_adj=N}, the first line
 * of a report since 2.6.20; before it was {@code oom-killer: gfp_mask=0x..}. A name may contain
 * "invoked oom-killer" itself, so the last one counts. Where the line is cut, half a number is no
 * number: mask and order have something behind them in each release that names the process. What
 * ends the line, the adj, cannot be told from its own half. ({@code dump_header()}, mm/oom_kill.c)
 */
final class InvocationRule implements LineRule {
  private static final String INVOKED = "invoked oom-killer";
  private static final String PATCHED = "invoked oom:";
  private static final String OLD = "oom-killer: gfp_mask=";
  private static final String[] NUMBERS = {"order", "oom_score_adj", "oom_adj", "oomkilladj"};

  @Override
  public boolean matches(String text) {
    return text.contains(INVOKED) || text.contains(PATCHED) || text.contains(OLD);
  }

  @Override
  public boolean goesOn(String text, String next, List<String> columns) {
    int tail = tail(text);
    boolean inFlags = text.indexOf('(', tail) >= 0 && text.indexOf(')', tail) < 0;
    boolean hasAdj =
        text.indexOf("oom_score_adj=", tail) >= 0 || text.indexOf("oomkilladj=", tail) >= 0;
    return inFlags
        || (!hasAdj
            && (next.startsWith("gfp_mask=")
                || next.startsWith("order=")
                || next.startsWith("nodemask=")
                || next.startsWith("oom")
                || next.startsWith("killer:")));
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    String text = line.text();
    int tail = tail(text);
    String flags = between(text, tail, "(", ")");
    Map<String, Long> numbers = new LinkedHashMap<>();
    boolean named = !text.startsWith(OLD, tail);
    int mask = text.indexOf("gfp_mask=0x", tail);
    if (mask >= 0 && !(named && endOfHex(text, mask) >= text.length())) {
      numbers.put("gfp_mask", hex(text, mask + "gfp_mask=0x".length()));
    }
    for (String name : NUMBERS) {
      int at = indexOfName(text, name, tail);
      if (at >= 0) {
        Cursor value = new Cursor(text, at + name.length() + 1);
        OptionalLong number = value.takeNumber();
        if (number.isPresent() && !(named && name.equals("order") && value.atEnd())) {
          numbers.put(name, number.getAsLong());
        }
      }
    }
    String nodemask = valueOf(text, "nodemask=", tail);
    boolean flagsOfMask = mask >= 0 && text.indexOf('(', tail) == endOfHex(text, mask);
    assembly.begin(
        line,
        new Invocation(
            comm(text),
            0,
            new Quantities(numbers),
            flagsOfMask ? flags : "",
            nodemask,
            !nodemask.isEmpty() && text.indexOf(",  order=", tail) >= 0));
  }

  private static String comm(String text) {
    int at = text.lastIndexOf(" " + INVOKED);
    at = at >= 0 ? at : text.lastIndexOf(" " + PATCHED);
    return at < 0 ? "" : text.substring(0, at).strip();
  }

  private static int tail(String text) {
    int at = text.lastIndexOf(INVOKED);
    at = at >= 0 ? at : text.lastIndexOf(PATCHED);
    return at >= 0 ? at : Math.max(0, text.lastIndexOf(OLD));
  }

  /** A name right after a blank or a comma, so that oom_adj is not found in another word. */
  private static int indexOfName(String text, String name, int from) {
    int at = text.indexOf(name + "=", from);
    while (at > 0 && text.charAt(at - 1) != ' ' && text.charAt(at - 1) != ',') {
      at = text.indexOf(name + "=", at + 1);
    }
    return at;
  }

  private static String between(String text, int from, String open, String close) {
    int start = text.indexOf(open, from);
    int end = start < 0 ? -1 : text.indexOf(close, start);
    return end < 0 ? "" : text.substring(start + 1, end);
  }

  /**
   * Returns a value up to the comma that ends it, empty without one: a comma within a list of nodes
   * has no blank.
   */
  private static String valueOf(String text, String key, int from) {
    int start = text.indexOf(key, from);
    if (start < 0) {
      return "";
    }
    int end = text.indexOf(", ", start);
    return end < 0 ? "" : text.substring(start + key.length(), end).strip();
  }

  private static long hex(String text, int from) {
    long value = 0;
    for (int i = from; i < text.length() && Character.digit(text.charAt(i), 16) >= 0; i++) {
      value = (value << 4) | Character.digit(text.charAt(i), 16);
    }
    return value;
  }

  private static int endOfHex(String text, int mask) {
    int i = mask + "gfp_mask=0x".length();
    while (i < text.length() && Character.digit(text.charAt(i), 16) >= 0) {
      i++;
    }
    return i;
  }
}
