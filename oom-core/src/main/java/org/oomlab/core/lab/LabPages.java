package org.oomlab.core.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.core.engine.kernel.Kernel;
import org.oomlab.core.engine.kernel.Task;
import org.oomlab.core.engine.memory.KernelUse;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.memory.Node;
import org.oomlab.core.engine.memory.PageType;
import org.oomlab.core.engine.memory.RssLag;
import org.oomlab.core.engine.memory.Segment;

/**
 * The memory of a trial's processes when it begins. What a process shows beyond what it took itself
 * is the guest's own program: text, and pages that it shares with init until either writes, all
 * charged to init's memcg, the root. Not thread-safe.
 */
final class LabPages {
  /**
   * Kernel stack of 16 KiB (THREAD_SIZE, arch/x86/include/asm/page_64_types.h) and the structures
   * of a thread, 9 kB as memory.stat of the lab's reports shows them.
   */
  static final long TASK_PAGES = 6;

  /** Anonymous pages beyond its own sizes that a process has written itself: stack and data. */
  private static final long WRITTEN_PAGES = 8;

  private static final long PAGES_A_TABLE = 512;
  private static final long EVENTS = 66;
  private static final long BATCH = 32;

  /** Pages that one fault maps of a file in memory ({@code fault_around_bytes}). */
  private static final long TEXT_FAULT_PAGES = 16;

  private final Kernel kernel;
  private final LabTrial trial;
  private final KernelRelease release;
  private final List<Segment> filePages = new ArrayList<>();
  private final Map<String, Segment> openFiles = new HashMap<>();
  private long cachedFilePages;

  LabPages(Kernel kernel, LabTrial trial, KernelRelease release) {
    this.kernel = kernel;
    this.trial = trial;
    this.release = release;
  }

  static long baseTablePages(LabProcess process) {
    long mapped = pages(process.anonKb()) + pages(process.shmKb());
    return Math.max(0, process.pteKb() / LabMemory.PAGE_KB - Math.ceilDiv(mapped, PAGES_A_TABLE));
  }

  void settle(LabProcess process, Task task) {
    Guest guest = guestOf(process);
    long anon = pages(process.anonKb());
    long shm = pages(process.shmKb());
    boolean exact = release.isAtLeast(6, 2);
    long shownAnon = pages(process.rssAnonKb() + process.swapKb());
    long base = exact ? Math.max(0, shownAnon - anon) : guest.anonPages();
    long written = Math.min(base, WRITTEN_PAGES);
    long swapped = Math.min(pages(process.swapKb()), anon);
    fill(task, PageType.ANON, anon - swapped, process.lockedKb() > 0, swapped);
    fill(task, PageType.ANON, written, false, 0);
    long shownShm = exact ? Math.min(pages(process.rssShmemKb()), shm) : shm;
    fill(task, PageType.SHMEM, shownShm, false, shm - shownShm);
    long text = exact ? Math.max(0, pages(process.rssShmemKb()) - shm) : guest.textPages();
    cacheFile(process, task);
    task.mm().setForeignRssPages(base - written + text);
    openTmpfs(process, task);
    task.mm().addTotalVm(anon + shm + pages(process.fileKb()) + base + text);
    task.mm().setLag(exact ? lagOfCpu(process, guest) : lagOfThreads(process, task, guest));
  }

  private Guest guestOf(LabProcess process) {
    boolean threads = process.threads() > 1;
    return trial.kind().isEmpty() ? Guest.OLD : threads ? Guest.THREADED : Guest.PLAIN;
  }

  /** What is shown lags too: the thread has passed on all but the events since. */
  private static RssLag lagOfThreads(LabProcess process, Task task, Guest guest) {
    long shown = pages(process.rssAnonKb() + process.rssShmemKb() + process.rssFileKb());
    long touched = pages(process.anonKb()) + pages(process.shmKb());
    long events = (touched + guest.events()) % EVENTS;
    return RssLag.ofThreads(events, task.mm().rssPages() - shown);
  }

  /** What is shown is exact; anonymous pages came one by one after those that fork copied. */
  private static RssLag lagOfCpu(LabProcess process, Guest guest) {
    long anon = pages(process.rssAnonKb()) - guest.forkedPages();
    long pending = anon > 0 ? anon % BATCH : 0;
    long shm = (guest.uncountedText() + pages(process.shmKb())) % BATCH;
    for (int i = 0; i < guest.laterTextFaults(); i++) {
      shm = shm + TEXT_FAULT_PAGES >= BATCH ? 0 : shm + TEXT_FAULT_PAGES;
    }
    boolean growsAnon = !process.growsIn().equals("shared");
    return growsAnon ? RssLag.ofCpu(pending, shm) : RssLag.ofCpu(shm, pending);
  }

  private void fill(Task task, PageType type, long resident, boolean locked, long swapped) {
    if (resident + swapped == 0) {
      return;
    }
    Segment segment = kernel.memory().pages().create(type, task.mm().home(), locked, Segment.NEVER);
    kernel.memory().pages().map(segment, task.mm());
    add(segment, resident, swapped);
    long tables = task.mm().pageTablePages();
    task.mm().changeMapped(resident + swapped);
    kernel
        .memory()
        .kernel()
        .take(KernelUse.PAGE_TABLES, task.mm().home(), task.mm().pageTablePages() - tables);
  }

  private void add(Segment segment, long resident, long swapped) {
    Memory memory = kernel.memory();
    long left = resident;
    for (Node node : memory.nodes()) {
      long here = Math.min(left, node.freePages());
      memory.pages().add(segment, node, here, false, false, Segment.YOUNG);
      left -= here;
    }
    memory.pages().addSwapped(segment, swapped);
  }

  /** The lab's files lie on one device from its start: who reads more adds to what is cached. */
  private void cacheFile(LabProcess process, Task task) {
    long wanted = pages(process.fileKb());
    if (wanted > cachedFilePages) {
      Segment more =
          kernel.memory().pages().create(PageType.FILE, task.mm().home(), false, Segment.NEVER);
      add(more, wanted - cachedFilePages, 0);
      cachedFilePages = wanted;
      filePages.add(more);
    }
    long mapped = 0;
    for (Segment segment : filePages) {
      if (mapped < wanted) {
        mapped += segment.pages();
        kernel.memory().pages().map(segment, task.mm());
      }
    }
  }

  private void openTmpfs(LabProcess process, Task task) {
    if (process.tmpfsKb() > 0) {
      Segment file =
          kernel.memory().pages().create(PageType.SHMEM, task.mm().home(), false, Segment.NEVER);
      add(file, pages(process.tmpfsKb()), 0);
      openFiles.put(process.comm(), file);
    }
  }

  /** A process begins to grow: the text that it runs for this is mapped. */
  void mapGrowthText(LabProcess process, Task task) {
    long pages = guestOf(process).growthTextPages();
    task.mm().mapForeign(pages, process.growsIn().equals("shared"));
  }

  /** Closes the file without a name that a process held open. */
  void close(LabProcess process) {
    Segment file = openFiles.remove(process.comm());
    if (file != null) {
      kernel.memory().pages().freeAll(file);
    }
  }

  private static long pages(long kb) {
    return Math.ceilDiv(kb, LabMemory.PAGE_KB);
  }
}
