package org.oomlab.api.machine;

/**
 * The settings under {@code /proc/sys/vm} that change what an OOM does.
 *
 * @param panicOnOom {@code panic_on_oom}: 0 never, 1 for an unconstrained OOM, 2 always
 * @param oomKillAllocatingTask {@code oom_kill_allocating_task}: the task that asked dies, unscored
 * @param oomDumpTasks {@code oom_dump_tasks}: the report shows the task table
 * @param swappiness {@code swappiness}, 0 to 200; 0 takes swap out of a memcg's total
 */
public record Sysctls(
    int panicOnOom, boolean oomKillAllocatingTask, boolean oomDumpTasks, int swappiness) {
  /** The kernel's own defaults. */
  public static final Sysctls DEFAULT = new Sysctls(0, false, true, 60);

  public Sysctls {
    if (panicOnOom < 0 || panicOnOom > 2) {
      throw new IllegalArgumentException("panic_on_oom " + panicOnOom + " is not within 0..2");
    }
    if (swappiness < 0 || swappiness > 200) {
      throw new IllegalArgumentException("swappiness " + swappiness + " is not within 0..200");
    }
  }

  /** Returns the same settings with another {@code oom_kill_allocating_task}. */
  public Sysctls withOomKillAllocatingTask(boolean value) {
    return new Sysctls(panicOnOom, value, oomDumpTasks, swappiness);
  }

  /** Returns the same settings with another {@code swappiness}. */
  public Sysctls withSwappiness(int value) {
    return new Sysctls(panicOnOom, oomKillAllocatingTask, oomDumpTasks, value);
  }

  /** Returns the same settings with another {@code panic_on_oom}. */
  public Sysctls withPanicOnOom(int value) {
    return new Sysctls(value, oomKillAllocatingTask, oomDumpTasks, swappiness);
  }
}
