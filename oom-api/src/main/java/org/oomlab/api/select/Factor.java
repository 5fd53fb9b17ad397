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

  /** What {@code CAP_SYS_ADMIN} takes off, up to 4.16. */
  public static final String ROOT_BONUS = "rootBonus";

  /** What rounding up to the smallest score adds, where a release does that. */
  public static final String CLAMP = "clamp";

  /** The unit of memory. */
  public static final String PAGES = "pages";

  /** Returns a factor in pages. */
  public static Factor pages(String name, long value) {
    return new Factor(name, value, PAGES);
  }
}
