package org.oomlab.core;

import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/** A process for the tests of this module: user 1000, nothing in memory, until told otherwise. */
public record Proc(
    int pid,
    int uid,
    long totalVmPages,
    long rssPages,
    long swapPages,
    long pgtablesBytes,
    long pmdTablePages,
    int oomScoreAdj,
    int oomAdj,
    TaskFlags flags,
    long sharedMm,
    Lineage lineage) {

  public static Proc of(int pid) {
    return new Proc(pid, 1000, 0, 0, 0, 0, 0, 0, 0, TaskFlags.NONE, 0, Lineage.UNKNOWN);
  }

  public Proc root() {
    return new Proc(
        pid,
        0,
        totalVmPages,
        rssPages,
        swapPages,
        pgtablesBytes,
        pmdTablePages,
        oomScoreAdj,
        oomAdj,
        flags,
        sharedMm,
        lineage);
  }

  public Proc totalVm(long pages) {
    return new Proc(
        pid,
        uid,
        pages,
        rssPages,
        swapPages,
        pgtablesBytes,
        pmdTablePages,
        oomScoreAdj,
        oomAdj,
        flags,
        sharedMm,
        lineage);
  }

  public Proc rss(long pages) {
    return new Proc(
        pid,
        uid,
        totalVmPages,
        pages,
        swapPages,
        pgtablesBytes,
        pmdTablePages,
        oomScoreAdj,
        oomAdj,
        flags,
        sharedMm,
        lineage);
  }

  public Proc swap(long pages) {
    return new Proc(
        pid,
        uid,
        totalVmPages,
        rssPages,
        pages,
        pgtablesBytes,
        pmdTablePages,
        oomScoreAdj,
        oomAdj,
        flags,
        sharedMm,
        lineage);
  }

  /** Sets the pages of page tables, and how many of them are PMD tables. */
  public Proc tables(long pages, long pmds) {
    return new Proc(
        pid,
        uid,
        totalVmPages,
        rssPages,
        swapPages,
        pages * 4096,
        pmds,
        oomScoreAdj,
        oomAdj,
        flags,
        sharedMm,
        lineage);
  }

  public Proc adj(int adj) {
    return new Proc(
        pid,
        uid,
        totalVmPages,
        rssPages,
        swapPages,
        pgtablesBytes,
        pmdTablePages,
        adj,
        oomAdj,
        flags,
        sharedMm,
        lineage);
  }

  public Proc oomAdj(int adj) {
    return new Proc(
        pid,
        uid,
        totalVmPages,
        rssPages,
        swapPages,
        pgtablesBytes,
        pmdTablePages,
        oomScoreAdj,
        adj,
        flags,
        sharedMm,
        lineage);
  }

  public Proc flags(TaskFlag... set) {
    return new Proc(
        pid,
        uid,
        totalVmPages,
        rssPages,
        swapPages,
        pgtablesBytes,
        pmdTablePages,
        oomScoreAdj,
        oomAdj,
        TaskFlags.of(set),
        sharedMm,
        lineage);
  }

  public Proc sharing(long mm) {
    return new Proc(
        pid,
        uid,
        totalVmPages,
        rssPages,
        swapPages,
        pgtablesBytes,
        pmdTablePages,
        oomScoreAdj,
        oomAdj,
        flags,
        mm,
        lineage);
  }

  public Proc lineage(Lineage value) {
    return new Proc(
        pid,
        uid,
        totalVmPages,
        rssPages,
        swapPages,
        pgtablesBytes,
        pmdTablePages,
        oomScoreAdj,
        oomAdj,
        flags,
        sharedMm,
        value);
  }

  public TaskSnapshot task() {
    return new TaskSnapshot(
        TaskId.ofPid(pid),
        pid,
        uid,
        "task" + pid,
        totalVmPages,
        rssPages,
        RssSplit.UNKNOWN,
        swapPages,
        pgtablesBytes,
        pmdTablePages,
        oomScoreAdj,
        oomAdj,
        flags,
        MemcgPath.UNKNOWN,
        sharedMm,
        lineage);
  }
}
