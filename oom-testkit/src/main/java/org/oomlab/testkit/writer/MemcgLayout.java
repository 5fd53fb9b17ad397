package org.oomlab.testkit.writer;

/**
 * The block about the memcg that reached its limit.
 *
 * @param known whether there is such a block
 * @param taskLine whether it begins with {@code Task in ... killed as a result of limit of ...}
 * @param kmemLine whether kernel memory has a line on v1
 * @param swapLine whether v2 prints swap alone, without memory
 * @param stats how the statistics are printed
 * @param memInfoToo whether the block about the machine's memory follows as well
 * @param fixedUnlimitedKb what stands for no limit, in kB; 0 where it depends on the size of a page
 */
record MemcgLayout(
    boolean known,
    boolean taskLine,
    boolean kmemLine,
    boolean swapLine,
    Stats stats,
    boolean memInfoToo,
    long fixedUnlimitedKb) {

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
              "2.6.11", new MemcgLayout(false, false, false, false, Stats.NONE, true, BYTES_KB))
          .then("2.6.32", new MemcgLayout(true, true, false, false, Stats.NONE, true, BYTES_KB))
          .then("3.8", new MemcgLayout(true, true, true, false, Stats.NONE, true, BYTES_KB))
          .then("3.9", new MemcgLayout(true, true, true, false, Stats.ONE_LINE, false, BYTES_KB))
          .then("3.19", new MemcgLayout(true, true, true, false, Stats.ONE_LINE, false, PAGES_KB))
          .then("5.0", new MemcgLayout(true, false, true, false, Stats.ONE_LINE, false, PAGES_KB))
          .then("5.3", new MemcgLayout(true, false, true, true, Stats.LISTING, false, PAGES_KB))
          // One message in 6.1.176, many in 6.12.117, as those kernels printed them.
          .then(
              "6.6",
              new MemcgLayout(true, false, true, true, Stats.LISTING_OF_MESSAGES, false, PAGES_KB));
}
