package org.oomlab.linux.text;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns one line of an input into the kernel's lines in it: none where another program speaks, one
 * as a rule, several where line ends were written as escapes or lines were glued together. Keeps
 * the host that spoke last, the boot ids of journals and a half line of a container runtime. Not
 * thread-safe.
 */
public final class LineUnpacker {
  private static final int MOST_GLUED = 64;
  private static final int MOST_HOSTS = 1024;
  private static final String[] TEXT_MEMBERS = {"MESSAGE", "log", "message", "msg"};
  private static final String[] TIME_MEMBERS = {
    "__REALTIME_TIMESTAMP", "_SOURCE_REALTIME_TIMESTAMP", "time", "timestamp"
  };

  /** Beginnings that stand glued to the end of the line before where a line end was lost. */
  private static final String[] GLUED = {
    "Out of memory: ", "Memory cgroup out of memory: ", "Killed process ", "oom-kill:constraint="
  };

  private static final KernelLine NO_HALF = new KernelLine(0, "", "", "", false, "", 0);
  private static final int LONGEST_HALF = LineFeed.LONGEST_LINE;

  private final Sink sink;
  private final Quoting quoting = new Quoting(this::unquoted);
  private final Map<String, String> bootIdByHost = new LinkedHashMap<>();
  private final RecordNumbers recordNumbers = new RecordNumbers();
  private String host = "";

  /** Who printed the message at hand: only the first of its lines names the caller. */
  private String caller = "";

  private KernelLine half = NO_HALF;

  /** Creates an unpacker that hands over to {@code sink}. */
  public LineUnpacker(Sink sink) {
    this.sink = sink;
  }

  /** Who gets the lines. */
  public interface Sink {
    /** Takes a line of the kernel, or one without any prefix, which may be anybody's. */
    void line(KernelLine line);

    /** Notes that a line of another program stood here. */
    void otherProgram();

    /** Notes that what follows of that host was said by another boot of it. */
    void otherBoot(String host);
  }

  /** Unpacks a line, of which {@code bytes} holds the part from {@code from} to {@code to}. */
  public void unpack(long number, byte[] bytes, int from, int to) {
    String line = LineText.decode(bytes, from, to);
    Map<String, String> members =
        line.indexOf('{') >= 0 ? JsonLine.read(line).orElse(Map.of()) : Map.of();
    if (members.isEmpty()) {
      split(number, line, "", false);
      return;
    }
    host = members.getOrDefault("_HOSTNAME", host);
    noteBoot(members);
    if (isForeign(members)) {
      foreign(
          new KernelLine(
              number, first(members, TIME_MEMBERS), "", "", true, first(members, TEXT_MEMBERS), 0));
      return;
    }
    split(number, first(members, TEXT_MEMBERS), first(members, TIME_MEMBERS), true);
  }

  /** Another program matters only where it says that messages of the kernel were lost. */
  private void foreign(KernelLine line) {
    sink.otherProgram();
    if (LossMark.tells(line.text())) {
      sink.line(line.withHost(host));
    }
  }

  private void noteBoot(Map<String, String> members) {
    String id = members.getOrDefault("_BOOT_ID", "");
    if (id.isEmpty()) {
      return;
    }
    String before = bootIdByHost.put(host, id);
    if (before != null && !before.equals(id)) {
      sink.otherBoot(host);
    }
    if (bootIdByHost.size() > MOST_HOSTS) {
      bootIdByHost.remove(bootIdByHost.keySet().iterator().next());
    }
  }

  private static boolean isForeign(Map<String, String> members) {
    return members.containsKey("_TRANSPORT")
        && !members.getOrDefault("_TRANSPORT", "").equals("kernel")
        && !members.getOrDefault("SYSLOG_IDENTIFIER", "").equals("kernel");
  }

  private static String first(Map<String, String> members, String[] names) {
    for (String name : names) {
      String value = members.get(name);
      if (value != null) {
        return value;
      }
    }
    return "";
  }

  /** Hands over the lines that were kept back because the next one might explain them. */
  public void flush() {
    quoting.flush();
  }

  /** Returns whether a line is kept back. */
  public boolean holds() {
    return quoting.holds();
  }

  /** A message in an envelope is the kernel's own; only lines of plain text are ever quoted. */
  private void split(long number, String packed, String timestamp, boolean enveloped) {
    String text = unescaped(packed);
    if (!enveloped && text.indexOf('\n') < 0) {
      quoting.take(number, LineText.plain(text));
      return;
    }
    quoting.flush();
    caller = "";
    boolean own = enveloped;
    int start = 0;
    while (start <= text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      if (end > start || !enveloped) {
        String line = LineText.plain(text.substring(start, end));
        own |= strip(number, line, timestamp, own, false);
      }
      start = end + 1;
    }
  }

  private void unquoted(long number, String line, boolean bare) {
    strip(number, line, "", false, bare);
  }

  /** syslog daemons and the kernel's own dump write control characters as numbers. */
  private static String unescaped(String text) {
    if (text.indexOf("#01") < 0 && text.indexOf("\\x0") < 0) {
      return text;
    }
    return text.replace("#012", "\n")
        .replace("#011", "\t")
        .replace("\\x0a", "\n")
        .replace("\\x09", "\t");
  }

  /** Hands over a line and what is glued to it. Returns whether it had a prefix. */
  private boolean strip(
      long number, String line, String timestamp, boolean enveloped, boolean bare) {
    Prefix.Stripped stripped =
        bare ? Prefix.none(line, number) : Prefix.strip(line, number, timestamp, enveloped);
    long missing = recordNumbers.missingBefore(number, stripped.record());
    if (missing > 0) {
      sink.line(new KernelLine(number, "", host, "", true, LossMark.ofRecords(missing), 0));
    }
    if (stripped.foreign()) {
      foreign(stripped.line());
      return true;
    }
    KernelLine text = whole(stripped);
    if (enveloped && text.caller().isEmpty()) {
      text = text.withCaller(caller);
    }
    caller = text.caller();
    if (stripped.partial() && text.text().length() < LONGEST_HALF) {
      half = text;
      return true;
    }
    host = text.host().isEmpty() ? host : text.host();
    boolean stamped = text.stamped();
    for (int i = 0; i < MOST_GLUED; i++) {
      KernelLine whole = text;
      int stamp = StampRule.find(whole.text(), 1);
      if (stamp < 0) {
        break;
      }
      unglue(whole.withText(whole.text().substring(0, stamp)));
      text = Prefix.strip(whole.text().substring(stamp), number, "", true).line();
    }
    unglue(text);
    return stamped;
  }

  /** Puts the half line that came before, if any, in front of {@code rest}. */
  private KernelLine whole(Prefix.Stripped rest) {
    KernelLine before = half;
    half = NO_HALF;
    return before.number() == 0 ? rest.line() : before.withText(before.text() + rest.rest());
  }

  private void unglue(KernelLine line) {
    KernelLine rest = line;
    for (int i = 0; i < MOST_GLUED; i++) {
      int at = glued(rest.text());
      if (at < 0) {
        break;
      }
      sink.line(rest.withText(rest.text().substring(0, at)).withHost(host));
      KernelLine next = rest.withText(rest.text().substring(at));
      rest =
          new KernelLine(
              next.number(),
              next.timestamp(),
              next.host(),
              next.caller(),
              true,
              next.text(),
              next.column());
    }
    sink.line(rest.withHost(host));
  }

  private static int glued(String text) {
    int first = -1;
    for (String beginning : GLUED) {
      int at = text.indexOf(beginning, 1);
      while (at > 0 && !isGluedAfter(text.charAt(at - 1))) {
        at = text.indexOf(beginning, at + 1);
      }
      if (at > 0 && (first < 0 || at < first)) {
        first = at;
      }
    }
    return first;
  }

  private static boolean isGluedAfter(char c) {
    return c == ')' || Character.isLetterOrDigit(c);
  }
}
