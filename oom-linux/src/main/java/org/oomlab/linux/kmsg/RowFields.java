package org.oomlab.linux.kmsg;

import org.oomlab.api.incident.PageBounds;

/** The numbers of a row while it is read; columns of patched kernels are let go. */
final class RowFields {
  /** Stands for a row that cannot be read. */
  static final TaskRow GARBLED = new TaskRow(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "");

  private static final int HIGHEST_ADJ = 1000;
  private static final long HIGHEST_UID = 0xffff_ffffL;

  private long pid;
  private long uid;
  private long tgid;
  private long totalVm;
  private long rss;
  private long rssAnon;
  private long rssFile;
  private long rssShmem;
  private long nrPtes;
  private long nrPmds;
  private long pgtablesBytes;
  private long swapents;
  private long oomAdj;
  private long oomScoreAdj;

  void set(String column, long value) {
    switch (column) {
      case "pid" -> pid = value;
      case "uid" -> uid = value;
      case "tgid" -> tgid = value;
      case "total_vm" -> totalVm = value;
      case "rss" -> rss = value;
      case "rss_anon" -> rssAnon = value;
      case "rss_file" -> rssFile = value;
      case "rss_shmem" -> rssShmem = value;
      case "nr_ptes" -> nrPtes = value;
      case "nr_pmds" -> nrPmds = value;
      case "pgtables_bytes" -> pgtablesBytes = value;
      case "swapents" -> swapents = value;
      case "oom_adj" -> oomAdj = value;
      case "oom_score_adj" -> oomScoreAdj = value;
      default -> {
        // A column this does not know, such as cpu, takes no part in any score.
      }
    }
  }

  /** Returns the row, or {@link #GARBLED} where a number is one the kernel cannot have printed. */
  TaskRow row(long line, String comm) {
    boolean sound =
        isPid(pid)
            && isPid(tgid)
            && isUid(uid)
            && areSizes(totalVm, rss, rssAnon, rssFile, rssShmem)
            && areSizes(nrPtes, nrPmds, pgtablesBytes, swapents)
            && isAdj(oomScoreAdj)
            && isAdj(oomAdj);
    return sound
        ? new TaskRow(
            line,
            (int) pid,
            (int) uid,
            (int) tgid,
            totalVm,
            rss,
            rssAnon,
            rssFile,
            rssShmem,
            nrPtes,
            nrPmds,
            pgtablesBytes,
            swapents,
            (int) oomAdj,
            (int) oomScoreAdj,
            comm)
        : GARBLED;
  }

  /** Of more pages than any machine has, sums could overflow. */
  private static boolean areSizes(long... numbers) {
    for (long number : numbers) {
      if (number < 0 || number > PageBounds.UNBOUNDED) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAdj(long number) {
    return number >= -HIGHEST_ADJ && number <= HIGHEST_ADJ;
  }

  /** 32 bits without a sign, which old kernels print with one. */
  private static boolean isUid(long number) {
    return number >= Integer.MIN_VALUE && number <= HIGHEST_UID;
  }

  private static boolean isPid(long number) {
    return number > 0 && number <= Integer.MAX_VALUE;
  }
}
