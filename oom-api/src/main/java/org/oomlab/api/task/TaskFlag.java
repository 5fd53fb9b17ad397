package org.oomlab.api.task;

/** A state of a process that the OOM killer asks for. */
public enum TaskFlag {
  /** A kernel thread ({@code PF_KTHREAD}); never a victim. */
  KTHREAD(1 << 0),
  /** Pid 1 of the initial pid namespace; never a victim. A container's init has no such right. */
  GLOBAL_INIT(1 << 1),
  /** No thread of the process has an address space any more; nothing to score. */
  NO_MM(1 << 2),
  /**
   * A {@code vfork} child that still runs on its parent's memory; not selectable from 4.8 ({@code
   * in_vfork()}, include/linux/sched/mm.h).
   */
  IN_VFORK(1 << 3),
  /** The address space is out of the game, reaped or being unmapped ({@code MMF_OOM_SKIP}). */
  MM_OOM_SKIP(1 << 4),
  /** Already chosen by an earlier OOM and still leaving ({@code signal->oom_mm}). */
  OOM_VICTIM(1 << 5),
  /** On its way out ({@code PF_EXITING} or a group exit in progress). */
  EXITING(1 << 6),
  /** Asked to be chosen first: in swapoff, or undoing KSM ({@code oom_task_origin()}). */
  OOM_ORIGIN(1 << 7),
  /**
   * None of its threads may use the memory nodes this OOM is about ({@code oom_cpuset_eligible()},
   * mm/oom_kill.c).
   */
  NUMA_INELIGIBLE(1 << 8),
  /**
   * A {@code SIGKILL} is pending ({@code fatal_signal_pending()}): asked of the allocating task
   * from 2.6.36 to 4.7. Sent to a process, it begins the group exit that {@link #EXITING} stands
   * for.
   */
  FATAL_SIGNAL(1 << 9),
  /** It writes a core dump, which keeps its memory; asked for from 4.0. */
  DUMPING_CORE(1 << 10);

  private final int mask;

  TaskFlag(int mask) {
    this.mask = mask;
  }

  /** Returns the bit that stands for this flag in {@link TaskFlags#bits}. */
  int mask() {
    return mask;
  }
}
