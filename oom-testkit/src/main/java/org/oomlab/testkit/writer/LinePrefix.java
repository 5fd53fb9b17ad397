package org.oomlab.testkit.writer;

import java.util.List;
import org.oomlab.testkit.writer.PrefixFormats.Continuation;

/** What stands before each line of a log, by the program that wrote it. */
public enum LinePrefix {
  /** Nothing; {@code dmesg -t}. */
  NONE(Continuation.BARE),
  /** {@code dmesg}; only the first line of a message has the time. */
  DMESG(Continuation.BARE),
  /** A console or an older {@code dmesg}; every line has the time. */
  CONSOLE(Continuation.PREFIXED),
  /** {@code dmesg} where a line break within a message is escaped. */
  DMESG_ESCAPED(Continuation.ESCAPED),
  /** {@code dmesg} of a kernel that names the caller. */
  DMESG_CALLER(Continuation.PREFIXED),
  /** {@code dmesg -T}. */
  DMESG_HUMAN(Continuation.BARE),
  /** {@code /var/log/kern.log} and the like. */
  SYSLOG(Continuation.PREFIXED),
  /** {@code journalctl -k}. */
  JOURNAL_SHORT(Continuation.INDENTED),
  /** {@code journalctl -k -o short-iso}. */
  JOURNAL_SHORT_ISO(Continuation.INDENTED),
  /** {@code journalctl -k -o json}. */
  JOURNAL_JSON(Continuation.JSON),
  /** Records of {@code /dev/kmsg}. */
  KMSG(Continuation.ESCAPED),
  /** Raw console output with the level. */
  LEVEL(Continuation.PREFIXED),
  /** What a container runtime puts before the output of a container. */
  CONTAINER_ISO(Continuation.PREFIXED);

  private final Continuation continuation;

  LinePrefix(Continuation continuation) {
    this.continuation = continuation;
  }

  /** Returns the lines of the log that a message makes. */
  List<String> decorate(String message, LineStamp stamp) {
    return continuation.lines(PrefixFormats.of(this, stamp), message);
  }

  /** Returns whether the text between prefixes of different threads can be told apart. */
  public boolean namesCaller() {
    return this == DMESG_CALLER;
  }
}
