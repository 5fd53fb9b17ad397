package org.oomlab.api.select;

/**
 * One term of a candidate's score.
 *
 * @param name what it is; the constants here where they fit
 * @param value its signed contribution
 * @param unit what it counts, {@link #PAGES} for everything the kernel adds up
 */
public record Factor(String name, long value, String unit) {
  /** Resident pages. */
  public static final String RESIDENT = "resident";

  /** Swapped-out pages. */
  public static final String SWAP = "swap";

  /** Page tables, in whole pages. */
  public static final String PAGE_TABLES = "pageTables";

  /** What {@code oom_score_adj} adds or takes. */
  public static final String ADJ = "adj";

  /** What privileges take off, up to 4.16. */
  public static final String ROOT_BONUS = "rootBonus";

  /** What rounding up to the smallest score adds, where a release does that. */
  public static final String CLAMP = "clamp";

  /** Resident pages, swap and page tables as thousandths of the total, 2.6.36 to 3.4. */
  public static final String USAGE = "usage";

  /** Pages of address space, up to 2.6.35. */
  public static final String TOTAL_VM = "totalVm";

  /** What children with memory of their own add, up to 2.6.35. */
  public static final String CHILDREN = "children";

  /** What CPU time takes off, up to 2.6.35. */
  public static final String CPU_TIME = "cpuTime";

  /** What age takes off, up to 2.6.35. */
  public static final String RUN_TIME = "runTime";

  /** What a niceness above 0 adds, up to 2.6.35. */
  public static final String NICE = "nice";

  /** What {@code CAP_SYS_RAWIO} takes off, up to 2.6.35. */
  public static final String RAWIO = "rawio";

  /** What memory on other nodes takes off, up to 2.6.35. */
  public static final String NODES = "nodes";

  /** The unit of memory. */
  public static final String PAGES = "pages";

  /** The unit of shares, thousandths of the total. */
  public static final String PER_MILLE = "perMille";

  public Factor {
    if (name.isBlank() || unit.isBlank()) {
      throw new IllegalArgumentException("factor '" + name + "' of " + value + " '" + unit + "'");
    }
  }

  /** Returns a factor in thousandths of the total. */
  public static Factor perMille(String name, long value) {
    return new Factor(name, value, PER_MILLE);
  }

  /** Returns a factor in pages. */
  public static Factor pages(String name, long value) {
    return new Factor(name, value, PAGES);
  }
}
