package org.oomlab.testkit;

import java.util.Set;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.badness.OomAdj;

/**
 * Builds a {@link TaskSnapshot}: an ordinary process of 1000 resident pages until told otherwise.
 * Immutable: each call returns another builder.
 */
public final class Tasks {
  private TaskId id = TaskId.ofPid(100);
  private int mmPid = 100;
  private int uid;
  private String comm = "task";
  private long totalVmPages = 4000;
  private long rssPages = 1000;
  private RssSplit rssSplit = RssSplit.UNKNOWN;
  private long swapPages;
  private long pgtablesBytes;
  private long pmdTablePages;
  private int oomScoreAdj;
  private int oomAdj;
  private TaskFlags flags = TaskFlags.NONE;
  private MemcgPath memcg = MemcgPath.ROOT;
  private long sharedMm = TaskSnapshot.MM_NOT_SHARED;
  private Lineage lineage = Lineage.UNKNOWN;

  private Tasks() {}

  /** Starts with an ordinary process, pid 100. */
  public static Tasks task() {
    return new Tasks();
  }

  /** Starts with a copy of a process. */
  public static Tasks like(TaskSnapshot original) {
    Tasks copy = new Tasks();
    copy.id = original.id();
    copy.mmPid = original.mmPid();
    copy.uid = original.uid();
    copy.comm = original.comm();
    copy.totalVmPages = original.totalVmPages();
    copy.rssPages = original.rssPages();
    copy.rssSplit = original.rssSplit();
    copy.swapPages = original.swapPages();
    copy.pgtablesBytes = original.pgtablesBytes();
    copy.pmdTablePages = original.pmdTablePages();
    copy.oomScoreAdj = original.oomScoreAdj();
    copy.oomAdj = original.oomAdj();
    copy.flags = original.flags();
    copy.memcg = original.memcg();
    copy.sharedMm = original.sharedMm();
    copy.lineage = original.lineage();
    return copy;
  }

  /** Sets the pid of the first thread that still has the address space. */
  public Tasks mmPid(int value) {
    Tasks copy = like(build());
    copy.mmPid = value;
    return copy;
  }

  /** Sets the user id. */
  public Tasks uid(int value) {
    Tasks copy = like(build());
    copy.uid = value;
    return copy;
  }

  /** Sets the command name. */
  public Tasks comm(String value) {
    Tasks copy = like(build());
    copy.comm = value;
    return copy;
  }

  /** Sets the size of the address space. */
  public Tasks totalVmPages(long value) {
    Tasks copy = like(build());
    copy.totalVmPages = value;
    return copy;
  }

  /** Sets the swapped-out pages. */
  public Tasks swapPages(long value) {
    Tasks copy = like(build());
    copy.swapPages = value;
    return copy;
  }

  /** Sets the bytes of page tables. */
  public Tasks pgtablesBytes(long value) {
    Tasks copy = like(build());
    copy.pgtablesBytes = value;
    return copy;
  }

  /** Sets the pages of PMD tables. */
  public Tasks pmdTablePages(long value) {
    Tasks copy = like(build());
    copy.pmdTablePages = value;
    return copy;
  }

  /** Sets {@code oom_score_adj}. */
  public Tasks oomScoreAdj(int value) {
    Tasks copy = like(build());
    copy.oomScoreAdj = value;
    return copy;
  }

  /** Sets {@code oom_score_adj}, and the older knob to what it is read as then. */
  public Tasks adj(int oomScoreAdj) {
    return oomScoreAdj(oomScoreAdj).oomAdj(OomAdj.ofScoreAdj(oomScoreAdj));
  }

  /** Sets the older knob {@code oom_adj}. */
  public Tasks oomAdj(int value) {
    Tasks copy = like(build());
    copy.oomAdj = value;
    return copy;
  }

  /** Sets all flags. */
  public Tasks flags(TaskFlags value) {
    Tasks copy = like(build());
    copy.flags = value;
    return copy;
  }

  /** Sets the memcg. */
  public Tasks memcg(MemcgPath value) {
    Tasks copy = like(build());
    copy.memcg = value;
    return copy;
  }

  /** Sets the number that processes with one address space share. */
  public Tasks sharedMm(long value) {
    Tasks copy = like(build());
    copy.sharedMm = value;
    return copy;
  }

  /** Sets parentage, age and privileges. */
  public Tasks lineage(Lineage value) {
    Tasks copy = like(build());
    copy.lineage = value;
    return copy;
  }

  /** Sets pid and the pid of the thread that has the address space. */
  public Tasks pid(int pid) {
    Tasks copy = like(build());
    copy.id = TaskId.ofPid(pid);
    copy.mmPid = pid;
    return copy;
  }

  /** Sets the resident pages; how they divide is then unknown. */
  public Tasks rssPages(long pages) {
    Tasks copy = like(build());
    copy.rssPages = pages;
    copy.rssSplit = RssSplit.UNKNOWN;
    return copy;
  }

  /** Sets the resident pages by kind. */
  public Tasks rssPages(long anonPages, long filePages, long shmemPages) {
    Tasks copy = like(build());
    RssSplit.Known split = new RssSplit.Known(anonPages, filePages, shmemPages);
    copy.rssPages = split.pages();
    copy.rssSplit = split;
    return copy;
  }

  /** Adds flags. */
  public Tasks flags(TaskFlag... more) {
    Tasks copy = like(build());
    for (TaskFlag flag : more) {
      copy.flags = copy.flags.with(flag);
    }
    return copy;
  }

  /** Sets the memcg by its path. */
  public Tasks memcg(String path) {
    return memcg(new MemcgPath(path));
  }

  /** Sets the parent, with no age, no CPU time and no privileges. */
  public Tasks parent(int parentPid) {
    return lineage(new Lineage.Known(parentPid, 0, 0, 0, Set.of()));
  }

  /** Returns the record; its own checks hold. */
  public TaskSnapshot build() {
    return new TaskSnapshot(
        id,
        mmPid,
        uid,
        comm,
        totalVmPages,
        rssPages,
        rssSplit,
        swapPages,
        pgtablesBytes,
        pmdTablePages,
        oomScoreAdj,
        oomAdj,
        flags,
        memcg,
        sharedMm,
        lineage);
  }
}
