package org.oomlab.testkit.writer;

import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskSnapshot;

/** A column of the task table: its title, the width of its cells, and what stands there. */
enum Column {
  UID("uid", 5),
  TGID("tgid", 5),
  TOTAL_VM("total_vm", 8),
  RSS("rss", 8),
  RSS_ANON("rss_anon", 8),
  RSS_FILE("rss_file", 8),
  RSS_SHMEM("rss_shmem", 9),
  CPU("cpu", 3),
  OOM_ADJ("oom_adj", 7),
  NR_PTES("nr_ptes", 7),
  NR_PMDS("nr_pmds", 7),
  PGTABLES_BYTES("pgtables_bytes", 8),
  SWAPENTS("swapents", 8),
  ADJ("oom_score_adj", 13);

  private final String title;
  private final int cellWidth;

  Column(String title, int cellWidth) {
    this.title = title;
    this.cellWidth = cellWidth;
  }

  /** Returns the title without padding. */
  String heading() {
    return title;
  }

  /** Returns the title, as wide as the kernel prints it. */
  String title() {
    return pad(title, Math.min(cellWidth, 8));
  }

  /** Returns the cell of a task, right-aligned. */
  String cell(TaskSnapshot task, int pageSizeBytes) {
    return pad(Long.toString(value(task, pageSizeBytes)), cellWidth);
  }

  private long value(TaskSnapshot task, int pageSizeBytes) {
    return switch (this) {
      case UID -> task.uid();
      case TGID -> task.pid();
      case TOTAL_VM -> task.totalVmPages();
      case RSS -> task.rssPages();
      case RSS_ANON -> split(task).anonPages();
      case RSS_FILE -> split(task).filePages();
      case RSS_SHMEM -> split(task).shmemPages();
      case CPU -> 0;
      case OOM_ADJ -> oomAdj(task);
      case NR_PTES -> ptePages(task, pageSizeBytes);
      case NR_PMDS -> task.pmdTablePages();
      case PGTABLES_BYTES -> task.pgtablesBytes();
      case SWAPENTS -> task.swapPages();
      case ADJ -> task.oomScoreAdj();
    };
  }

  /** Returns text with spaces before it up to a width. */
  static String pad(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  /** Returns the split of a task's resident pages; all anonymous where it is not known. */
  static RssSplit.Known split(TaskSnapshot task) {
    return task.rssSplit() instanceof RssSplit.Known known
        ? known
        : new RssSplit.Known(task.rssPages(), 0, 0);
  }

  /** From 2.6.36 to 3.6 the older knob mirrors the newer one (fs/proc/base.c). */
  private static long oomAdj(TaskSnapshot task) {
    return task.oomAdj() != 0 ? task.oomAdj() : mirror(task.oomScoreAdj());
  }

  /** Returns what {@code oom_adj} shows for an {@code oom_score_adj}, 2.6.36 to 3.6. */
  static int mirror(int oomScoreAdj) {
    return oomScoreAdj == TaskSnapshot.OOM_SCORE_ADJ_MIN ? -17 : oomScoreAdj * 15 / 1000;
  }

  private static long ptePages(TaskSnapshot task, int pageSizeBytes) {
    return Math.max(0, task.pgtablesBytes() / pageSizeBytes - task.pmdTablePages());
  }
}
