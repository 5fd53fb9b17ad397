package org.oomlab.linux.text;

import java.util.Locale;

/**
 * What says that kernel messages were lost on their way: the kernel's own console
 * (kernel/printk/printk.c), the journal (journald-kmsg.c of systemd), rsyslog's imklog. Messages
 * that somebody kept from being printed, "callbacks suppressed", are not lost ones.
 */
public final class LossMark {
  private static final int LONGEST = 160;

  private LossMark() {}

  /** Returns the mark where {@code count} records of {@code /dev/kmsg} are missing. */
  static String ofRecords(long count) {
    return "(" + count + " kernel messages lost: a gap in the numbers of the records)";
  }

  /** Returns whether a message says so. */
  public static boolean tells(String message) {
    if (message.length() > LONGEST || message.indexOf("message") < 0) {
      return false;
    }
    String text = message.toLowerCase(Locale.ROOT);
    boolean lost = text.contains("dropped") || text.contains("lost") || text.contains("missed ");
    return lost
        && (text.contains("printk") || text.contains("kernel message") || text.contains("imklog"));
  }
}
