package org.oomlab.linux.kmsg;

/**
 * One row of the task table. Columns that the table does not have are 0; {@link TaskTable#columns}
 * tells which it has.
 *
 * @param line line of the input
 * @param pid pid of the thread that has the address space
 * @param uid user id, as printed
 * @param tgid pid of the process
 * @param totalVmPages {@code total_vm}
 * @param rssPages {@code rss}
 * @param rssAnonPages {@code rss_anon} (6.8 and later)
 * @param rssFilePages {@code rss_file} (6.8 and later)
 * @param rssShmemPages {@code rss_shmem} (6.8 and later)
 * @param nrPtes {@code nr_ptes}, pages (3.6 to 4.14)
 * @param nrPmds {@code nr_pmds}, pages (4.0 to 4.14)
 * @param pgtablesBytes {@code pgtables_bytes}, bytes (4.15 and later)
 * @param swapents {@code swapents}, pages (3.6 and later)
 * @param oomAdj {@code oom_adj} (up to 3.5)
 * @param oomScoreAdj {@code oom_score_adj} (2.6.36 and later)
 * @param comm name
 */
public record TaskRow(
    long line,
    int pid,
    int uid,
    int tgid,
    long totalVmPages,
    long rssPages,
    long rssAnonPages,
    long rssFilePages,
    long rssShmemPages,
    long nrPtes,
    long nrPmds,
    long pgtablesBytes,
    long swapents,
    int oomAdj,
    int oomScoreAdj,
    String comm) {

  /** Returns whether this says the same as {@code other}, wherever it stands. */
  boolean repeats(TaskRow other) {
    return pid == other.pid
        && tgid == other.tgid
        && totalVmPages == other.totalVmPages
        && rssPages == other.rssPages
        && pgtablesBytes == other.pgtablesBytes
        && swapents == other.swapents
        && comm.equals(other.comm);
  }

  /** Returns whether it stands for the process or the thread {@code pid}. */
  boolean isOf(int other) {
    return pid == other || tgid == other;
  }
}
