package org.oomlab.linux.procfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/**
 * A process or thread by its {@code stat} ({@code do_task_stat()}, fs/proc/array.c, 2.6.11 to
 * 6.18). The name stands in parentheses as it is, whatever characters it has; behind the last
 * closing one there are only numbers and a letter.
 *
 * @param comm the name
 * @param parentPid thread-group id of the parent, 0 for none
 * @param flags {@code PF_} flags
 * @param cpuTicks user and system time; of the whole process in a process's own file
 * @param nice niceness
 * @param threads threads of the process
 * @param startTicks start time, in ticks since boot
 * @param rssPages resident pages as {@code get_mm_rss()} counts them: what {@code oom_badness()}
 *     adds up, which up to 6.18 is less than the exact sum in {@code status} by what single CPUs
 *     have not handed in yet
 */
record StatLine(
    String comm,
    int parentPid,
    long flags,
    long cpuTicks,
    int nice,
    int threads,
    long startTicks,
    long rssPages) {
  private static final long PF_EXITING = 0x4;
  private static final long PF_KTHREAD = 0x0020_0000;

  /** The field behind the name is the third one of proc(5), the state. */
  private static final int FIRST_FIELD = 3;

  private static final int PPID = 4;
  private static final int FLAGS = 9;
  private static final int UTIME = 14;
  private static final int STIME = 15;
  private static final int NICE = 19;
  private static final int THREADS = 20;
  private static final int START_TIME = 22;
  private static final int RSS = 24;
  private static final int LEAST_NICE = -20;
  private static final int MOST_NICE = 19;

  /** Reads the content of a {@code stat}, empty where it is not like one. */
  static Optional<StatLine> parse(String bytes) {
    int open = bytes.indexOf('(');
    int close = bytes.lastIndexOf(')');
    if (open < 0 || close < open) {
      return Optional.empty();
    }
    String[] fields = bytes.substring(close + 1).strip().split(" ", -1);
    if (fields.length <= RSS - FIRST_FIELD) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new StatLine(
              text(bytes.substring(open + 1, close)),
              (int) Math.max(number(fields, PPID), 0),
              number(fields, FLAGS),
              Math.max(number(fields, UTIME) + number(fields, STIME), 0),
              Math.clamp(number(fields, NICE), LEAST_NICE, MOST_NICE),
              (int) number(fields, THREADS),
              Math.max(number(fields, START_TIME), 0),
              Math.max(number(fields, RSS), 0)));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  boolean isKernelThread() {
    return (flags & PF_KTHREAD) != 0;
  }

  boolean isExiting() {
    return (flags & PF_EXITING) != 0;
  }

  private static long number(String[] fields, int field) {
    return Long.parseLong(fields[field - FIRST_FIELD]);
  }

  private static String text(String bytes) {
    return new String(bytes.getBytes(ISO_8859_1), UTF_8);
  }
}
