package org.oomlab.linux.kmsg;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oomlab.linux.text.KernelLine;

/**
 * What is known of a machine from the log so far, since its last boot. Memory is bounded: of very
 * many victims the oldest are forgotten. Not thread-safe.
 */
final class LogTracker {
  static final int MOST_VICTIMS = 65536;
  private static final int MOST_SWAP_DEVICES = 256;
  private static final long NEVER = Long.MAX_VALUE;

  private String release = "";
  private String reportedRelease = "";
  private long reportedMicros = Uptime.UNKNOWN;
  private final List<SwapDevice> swapDevices = new ArrayList<>();
  private long lastTotalSwapKb = -1;
  private List<String> columns = List.of();
  private final Map<Integer, Victim> victims = new LinkedHashMap<>();
  private long lostLine;

  /** Its kill, with the uptime at which the report began that ended so. */
  private record Victim(String comm, long killLine, long uptimeMicros, long reapedLine) {
    /** Time goes back where the machine has booted or a log was pasted twice. */
    boolean isBefore(long line, long micros) {
      boolean timed = uptimeMicros != Uptime.UNKNOWN && micros != Uptime.UNKNOWN;
      return killLine < line && !(timed && micros <= uptimeMicros);
    }
  }

  void boot(String newRelease) {
    release = newRelease;
    reportedRelease = "";
    swapDevices.clear();
    lastTotalSwapKb = -1;
    columns = List.of();
    victims.clear();
    lostLine = 0;
  }

  /** Notes that lines of the kernel are missing there. */
  void lost(long line) {
    lostLine = line;
  }

  /** A device that is added again was taken off in between, which no line tells. */
  void swapOn(SwapDevice device) {
    boolean again = swapDevices.removeIf(other -> other.name().equals(device.name()));
    if (swapDevices.size() < MOST_SWAP_DEVICES) {
      swapDevices.add(device);
    }
    if (lastTotalSwapKb >= 0 && !again) {
      lastTotalSwapKb += device.sizeKb();
    }
  }

  /** Takes the release that a report prints which began then. */
  void reported(String newRelease, long uptimeMicros) {
    reportedRelease = newRelease;
    reportedMicros = uptimeMicros;
  }

  void totalSwap(long kilobytes) {
    lastTotalSwapKb = kilobytes;
  }

  void columns(List<String> titleColumns) {
    columns = titleColumns;
  }

  /** Returns the columns of the last title seen, empty before the first. */
  List<String> columns() {
    return columns;
  }

  void killed(KillLine kill, long uptimeMicros) {
    Victim before = victims.get(kill.pid());
    boolean timeWentBack =
        before != null && uptimeMicros != Uptime.UNKNOWN && uptimeMicros < before.uptimeMicros();
    if (before != null && before.comm().equals(kill.comm()) && !timeWentBack) {
      return;
    }
    remember(kill.pid(), new Victim(kill.comm(), kill.line(), uptimeMicros, NEVER));
  }

  /** The reaper comes to victims alone: one whose kill the log lacks was killed before. */
  void reaped(ReaperLine reaper, long uptimeMicros) {
    if (!reaper.reaped()) {
      return;
    }
    Victim victim = victims.get(reaper.pid());
    if (victim == null) {
      remember(reaper.pid(), new Victim(reaper.comm(), reaper.line(), uptimeMicros, reaper.line()));
    } else {
      long reapedLine = Math.min(victim.reapedLine(), reaper.line());
      victims.replace(
          reaper.pid(),
          new Victim(victim.comm(), victim.killLine(), victim.uptimeMicros(), reapedLine));
    }
  }

  private void remember(int pid, Victim victim) {
    victims.remove(pid);
    victims.put(pid, victim);
    if (victims.size() > MOST_VICTIMS) {
      victims.remove(victims.keySet().iterator().next());
    }
  }

  /** Returns how many victims are remembered. */
  int victims() {
    return victims.size();
  }

  /** Returns what was known when a report with these rows began with that line. */
  LogContext contextOf(KernelLine first, List<TaskRow> rows, LogContext atStart) {
    long line = first.number();
    long micros = Uptime.micros(first.timestamp());
    List<EarlierVictim> earlier = new ArrayList<>();
    for (TaskRow row : rows) {
      // The row may be of a thread, a line about a kill is of the process.
      int pid = victims.containsKey(row.pid()) ? row.pid() : row.tgid();
      Victim victim = victims.get(pid);
      if (victim != null && victim.isBefore(line, micros) && victim.comm().equals(row.comm())) {
        earlier.add(
            new EarlierVictim(
                row.pid(), row.comm(), victim.killLine(), victim.reapedLine() < line));
      }
    }
    return new LogContext(
        atStart.bannerRelease(),
        atStart.reportedRelease(),
        atStart.swapDevices(),
        atStart.lastTotalSwapKb(),
        earlier,
        atStart.lostLine());
  }

  /**
   * Returns what is known when something begins at that time, without victims. Between two reports
   * the machine may have booted without a banner; only times that go on tell that it has not.
   */
  LogContext snapshot(long uptimeMicros) {
    boolean goesOn = reportedMicros != Uptime.UNKNOWN && reportedMicros <= uptimeMicros;
    return new LogContext(
        release, goesOn ? reportedRelease : "", swapDevices, lastTotalSwapKb, List.of(), lostLine);
  }
}
