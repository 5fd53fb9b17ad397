package org.oomlab.testkit.writer;

/**
 * The block about the memcg that reached its limit.
 *
 * @param known whether there is such a block
 * @param taskLine how it begins with {@code Task in ... killed as a result of limit of ...}
 * @param kmemLine whether kernel memory has a line on v1
 * @param swapLine whether v2 prints swap alone, without memory
 * @param stats how the statistics are printed
 * @param memInfoToo whether the block about the machine's memory follows as well
 * @param fixedUnlimitedKb what stands for no limit, in kB; 0 where it depends on the size of a page
 */
record MemcgLayout(
    boolean known,
    TaskLine taskLine,
    boolean kmemLine,
    boolean swapLine,
    Stats stats,
    boolean memInfoToo,
    long fixedUnlimitedKb) {

  /** How the line with the paths of victim and memcg is printed. */
  enum TaskLine {
    NONE,
    ONE_RECORD,
    /** Its text is torn, the last record empty; 3.16 was read, 4.2 is whole again. */
    THREE_RECORDS,
    /** {@code Memory limit reached of cgroup ...} where nobody is killed. */
    OR_LIMIT_REACHED
  }

  /** How the statistics of a memcg are printed. */
  enum Stats {
    NONE,
    /** All on one line, kilobytes, for every memcg of the subtree. */
    ONE_LINE,
    /** One a line, bytes and counts, for the memcg that reached its limit; one message. */
    LISTING,
    /** The same, each line a message of its own. */
    LISTING_OF_MESSAGES
  }

  /** Counters of bytes, up to 3.18. */
  private static final long BYTES_KB = Long.MAX_VALUE / 1024;

  /** Counters of pages, whose largest number depends on their size. */
  private static final long PAGES_KB = 0;

  /** Returns what stands for no limit, in kB. */
  long unlimitedKb(int pageSizeBytes) {
    return fixedUnlimitedKb > 0
        ? fixedUnlimitedKb
        : Long.MAX_VALUE / pageSizeBytes * (pageSizeBytes / 1024);
  }

  static final EraTable<MemcgLayout> ERAS =
      EraTable.from(
              "2.6.11",
              new MemcgLayout(false, TaskLine.NONE, false, false, Stats.NONE, true, BYTES_KB))
          .then("2.6.32", old(false, Stats.NONE, true))
          .then("3.8", old(true, Stats.NONE, true))
          .then("3.9", old(true, Stats.ONE_LINE, false))
          .then("3.16", lines(TaskLine.THREE_RECORDS, BYTES_KB))
          .then("3.19", lines(TaskLine.THREE_RECORDS, PAGES_KB))
          .then("4.2", lines(TaskLine.OR_LIMIT_REACHED, PAGES_KB))
          .then("5.0", lines(TaskLine.NONE, PAGES_KB))
          .then("5.3", listing(Stats.LISTING))
          // One message in 6.1.176, many in 6.12.117, as those kernels printed them.
          .then("6.6", listing(Stats.LISTING_OF_MESSAGES));

  private static MemcgLayout old(boolean kmemLine, Stats stats, boolean memInfoToo) {
    return new MemcgLayout(true, TaskLine.ONE_RECORD, kmemLine, false, stats, memInfoToo, BYTES_KB);
  }

  private static MemcgLayout lines(TaskLine taskLine, long unlimitedKb) {
    return new MemcgLayout(true, taskLine, true, false, Stats.ONE_LINE, false, unlimitedKb);
  }

  private static MemcgLayout listing(Stats stats) {
    return new MemcgLayout(true, TaskLine.NONE, true, true, stats, false, PAGES_KB);
  }
}
