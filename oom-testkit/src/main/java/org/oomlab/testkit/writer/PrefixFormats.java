package org.oomlab.testkit.writer;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The forms of {@link LinePrefix}. */
final class PrefixFormats {
  private static final DateTimeFormatter SYSLOG =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter HUMAN =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx", Locale.ROOT);
  private static final DateTimeFormatter CONTAINER =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT);

  private PrefixFormats() {}

  /** What happens to the second and later lines of one message. */
  enum Continuation {
    /** They stand alone. */
    BARE,
    /** They have the prefix of the first. */
    PREFIXED,
    /** They are indented as far as the first. */
    INDENTED,
    /** There are none; the break is written as {@code \x0a}. */
    ESCAPED,
    /** There are none; the message is the last value of a JSON object. */
    JSON;

    List<String> lines(String prefix, String message) {
      if (this == ESCAPED) {
        return List.of(prefix + message.replace("\n", "\\x0a"));
      }
      if (this == JSON) {
        return List.of(prefix + escaped(message) + "\"}");
      }
      String later =
          switch (this) {
            case PREFIXED -> prefix;
            case INDENTED -> " ".repeat(prefix.length());
            case BARE, ESCAPED, JSON -> "";
          };
      List<String> lines = new ArrayList<>();
      message.lines().forEach(line -> lines.add((lines.isEmpty() ? prefix : later) + line));
      return lines;
    }
  }

  /** Returns what stands before the first line of a message. */
  static String of(LinePrefix prefix, LineStamp stamp) {
    return switch (prefix) {
      case NONE -> "";
      case DMESG, CONSOLE, DMESG_ESCAPED -> stamp.sinceBoot() + " ";
      case DMESG_CALLER ->
          stamp.sinceBoot() + String.format(Locale.ROOT, "[%6s] ", "T" + stamp.callerPid());
      case DMESG_HUMAN -> "[" + HUMAN.format(stamp.wallTime()) + "] ";
      case SYSLOG -> SYSLOG.format(stamp.wallTime()) + " host kernel: " + stamp.sinceBoot() + " ";
      case JOURNAL_SHORT -> SYSLOG.format(stamp.wallTime()) + " host kernel: ";
      case JOURNAL_SHORT_ISO -> ISO.format(stamp.wallTime()) + " host kernel: ";
      case JOURNAL_JSON -> json(stamp);
      case KMSG -> "4," + stamp.sequence() + "," + stamp.micros() + ",-;";
      case LEVEL -> "<4>" + stamp.sinceBoot() + " ";
      case CONTAINER_ISO -> CONTAINER.format(stamp.wallTime()) + " " + stamp.sinceBoot() + " ";
    };
  }

  private static String json(LineStamp stamp) {
    return "{\"__REALTIME_TIMESTAMP\":\""
        + stamp.wallTime().toEpochSecond()
        + String.format(Locale.ROOT, "%06d", stamp.wallTime().getNano() / 1000)
        + "\",\"_TRANSPORT\":\"kernel\",\"SYSLOG_IDENTIFIER\":\"kernel\",\"PRIORITY\":\"4\""
        + ",\"_SOURCE_MONOTONIC_TIMESTAMP\":\""
        + stamp.micros()
        + "\",\"MESSAGE\":\"";
  }

  private static String escaped(String text) {
    StringBuilder json = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\t' -> json.append("\\t");
                default -> json.append((char) c);
              }
            });
    return json.toString();
  }
}
