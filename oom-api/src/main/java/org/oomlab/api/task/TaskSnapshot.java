package org.oomlab.api.task;

import static java.util.Objects.requireNonNull;

import org.oomlab.api.memory.MemcgPath;

/**
 * One process (thread group) at one instant: its memory in the units the kernel counts them in, and
 * the fields that decide whether and how it is scored. Thread-safe and immutable.
 *
 * @param id identity of the thread group
 * @param mmPid pid of the first thread that still has the address space; equals {@code id.pid()}
 *     unless the leader has exited ({@code find_lock_task_mm()}, mm/oom_kill.c). Reports print it
 * @param uid user id as the report prints it (an unsigned 32-bit number printed signed)
 * @param comm the command name, at most 15 bytes in the kernel, any characters
 * @param totalVmPages size of the address space ({@code mm->total_vm})
 * @param rssPages resident pages: anonymous, file and shared memory together
 * @param rssSplit how {@code rssPages} divide, where known
 * @param swapPages swapped-out anonymous pages ({@code MM_SWAPENTS})
 * @param pgtablesBytes bytes of page tables; before 4.15 the kernel counts pages of them, which the
 *     source multiplies by the page size
 * @param pmdTablePages of {@code pgtablesBytes}, the pages that are PMD tables, where the release
 *     counts them apart (4.0 to 4.14); 0 elsewhere
 * @param oomScoreAdj {@code oom_score_adj}, {@value #OOM_SCORE_ADJ_MIN} to {@value
 *     #OOM_SCORE_ADJ_MAX}
 * @param oomAdj the older knob {@code oom_adj}, -17 to 15, which decides up to 2.6.35; 0 elsewhere
 * @param flags states that make it ineligible or change its turn
 * @param memcg the memory cgroup it is charged to, or {@link MemcgPath#UNKNOWN}
 * @param sharedMm a number that equal processes share when they share one address space without
 *     being threads ({@code CLONE_VM}); {@link #MM_NOT_SHARED} otherwise
 * @param lineage parentage, age and privileges, where known
 */
public record TaskSnapshot(
    TaskId id,
    int mmPid,
    int uid,
    String comm,
    long totalVmPages,
    long rssPages,
    RssSplit rssSplit,
    long swapPages,
    long pgtablesBytes,
    long pmdTablePages,
    int oomScoreAdj,
    int oomAdj,
    TaskFlags flags,
    MemcgPath memcg,
    long sharedMm,
    Lineage lineage) {
  /** The value that exempts a process ({@code OOM_SCORE_ADJ_MIN}, uapi/linux/oom.h). */
  public static final int OOM_SCORE_ADJ_MIN = -1000;

  /** The value that offers a process first ({@code OOM_SCORE_ADJ_MAX}, uapi/linux/oom.h). */
  public static final int OOM_SCORE_ADJ_MAX = 1000;

  /** {@code sharedMm} of a process whose address space is its own, or of which nothing is known. */
  public static final long MM_NOT_SHARED = 0;

  /** The {@code oom_adj} that exempts a process up to 2.6.35 ({@code OOM_DISABLE}). */
  public static final int OOM_ADJ_DISABLE = -17;

  private static final int OOM_ADJ_MAX = 15;

  /** No architecture has smaller pages, and which it is the machine knows. */
  private static final int LEAST_PAGE_BYTES = 4096;

  public TaskSnapshot {
    requireNonNull(comm, "comm");
    requireNonNull(flags, "flags");
    requireNonNull(memcg, "memcg");
    requireNonNull(lineage, "lineage");
    if (id.equals(TaskId.NOBODY)) {
      throw new IllegalArgumentException("a task needs a pid above 0");
    }
    if (mmPid <= 0) {
      throw new IllegalArgumentException("mmPid " + mmPid + " is not above 0");
    }
    requireNotNegative("totalVmPages", totalVmPages);
    requireNotNegative("rssPages", rssPages);
    requireNotNegative("swapPages", swapPages);
    requireNotNegative("pgtablesBytes", pgtablesBytes);
    requireNotNegative("pmdTablePages", pmdTablePages);
    requireNotNegative("sharedMm", sharedMm);
    if (pmdTablePages > pgtablesBytes / LEAST_PAGE_BYTES) {
      throw new IllegalArgumentException(
          "pmdTablePages "
              + pmdTablePages
              + " are more than "
              + pgtablesBytes
              + " bytes of tables");
    }
    if (oomScoreAdj < OOM_SCORE_ADJ_MIN || oomScoreAdj > OOM_SCORE_ADJ_MAX) {
      throw new IllegalArgumentException(
          "oomScoreAdj " + oomScoreAdj + " is not within -1000..1000");
    }
    if (oomAdj < OOM_ADJ_DISABLE || oomAdj > OOM_ADJ_MAX) {
      throw new IllegalArgumentException("oomAdj " + oomAdj + " is not within -17..15");
    }
    if (rssSplit instanceof RssSplit.Known known && known.pages() != rssPages) {
      throw new IllegalArgumentException(
          "rssPages " + rssPages + " is not the sum of its split, " + known.pages());
    }
  }

  /** Returns the thread-group id, for short. */
  public int pid() {
    return id.pid();
  }

  /** Returns whether {@code flag} is set. */
  public boolean has(TaskFlag flag) {
    return flags.has(flag);
  }

  /** Returns the same process, charged to another memcg. */
  public TaskSnapshot withMemcg(MemcgPath newMemcg) {
    return like(swapPages, pgtablesBytes, oomScoreAdj, oomAdj, flags, newMemcg, lineage);
  }

  /** Returns the same process with other flags. */
  public TaskSnapshot withFlags(TaskFlags newFlags) {
    return like(swapPages, pgtablesBytes, oomScoreAdj, oomAdj, newFlags, memcg, lineage);
  }

  /** Returns the same process with other swap and page tables, PMD tables as far as they fit. */
  public TaskSnapshot withMemory(long newSwapPages, long newPgtablesBytes) {
    return like(newSwapPages, newPgtablesBytes, oomScoreAdj, oomAdj, flags, memcg, lineage);
  }

  /** Returns the same process with other values of both knobs. */
  public TaskSnapshot withAdj(int newOomScoreAdj, int newOomAdj) {
    return like(swapPages, pgtablesBytes, newOomScoreAdj, newOomAdj, flags, memcg, lineage);
  }

  /** Returns the same process with another past. */
  public TaskSnapshot withLineage(Lineage newLineage) {
    return like(swapPages, pgtablesBytes, oomScoreAdj, oomAdj, flags, memcg, newLineage);
  }

  private TaskSnapshot like(
      long newSwapPages,
      long newPgtablesBytes,
      int newOomScoreAdj,
      int newOomAdj,
      TaskFlags newFlags,
      MemcgPath newMemcg,
      Lineage newLineage) {
    return new TaskSnapshot(
        id,
        mmPid,
        uid,
        comm,
        totalVmPages,
        rssPages,
        rssSplit,
        newSwapPages,
        newPgtablesBytes,
        Math.min(pmdTablePages, newPgtablesBytes / LEAST_PAGE_BYTES),
        newOomScoreAdj,
        newOomAdj,
        newFlags,
        newMemcg,
        sharedMm,
        newLineage);
  }

  private static void requireNotNegative(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " " + value + " is negative");
    }
  }
}
