package org.oomlab.api.task;

/**
 * Identity of a process: the pid of its thread group (the kernel's {@code tgid}) and its start
 * time, because pids are recycled.
 *
 * @param pid thread-group id, 0 only in {@link #NOBODY}
 * @param startTimeTicks start time in clock ticks since boot as in {@code /proc/PID/stat} field 22,
 *     or {@link #START_UNKNOWN} where the source does not tell (a kernel log never does)
 */
public record TaskId(int pid, long startTimeTicks) implements Comparable<TaskId> {
  /** Start time of a process whose source does not tell it. */
  public static final long START_UNKNOWN = -1;

  /** No process at all, for example as the allocating task of an OOM asked for by SysRq. */
  public static final TaskId NOBODY = new TaskId(0, START_UNKNOWN);

  public TaskId {
    if (pid < 0) {
      throw new IllegalArgumentException("pid " + pid + " is negative");
    }
    if (startTimeTicks < START_UNKNOWN) {
      throw new IllegalArgumentException("start time " + startTimeTicks + " is negative");
    }
  }

  /** Returns the id of a process whose start time is unknown. */
  public static TaskId ofPid(int pid) {
    return pid == 0 ? NOBODY : new TaskId(pid, START_UNKNOWN);
  }

  @Override
  public int compareTo(TaskId other) {
    int byPid = Integer.compare(pid, other.pid);
    return byPid != 0 ? byPid : Long.compare(startTimeTicks, other.startTimeTicks);
  }
}
