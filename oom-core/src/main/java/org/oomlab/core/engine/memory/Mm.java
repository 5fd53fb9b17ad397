package org.oomlab.core.engine.memory;

import java.util.ArrayList;
import java.util.List;

/** An address space with its counters, in pages ({@code struct mm_struct}). Not thread-safe. */
public final class Mm {
  private static final long PAGES_A_TABLE = 512;

  private final long number;
  private final Memcg home;
  private final long baseTablePages;
  private final long[] rss = new long[PageType.values().length];
  private final List<Segment> segments = new ArrayList<>();
  private RssLag lag = RssLag.none();
  private long swapEntries;
  private long pageTablePages;
  private long mappedPages;
  private long foreignRss;
  private long totalVm;
  private long peakRss;
  private boolean oomSkip;
  private boolean torn;

  /**
   * Makes an empty address space.
   *
   * @param number its own, above 0
   * @param home where its page tables are charged
   * @param baseTablePages page tables that fork copied, charged to whoever forked
   */
  public Mm(long number, Memcg home, long baseTablePages) {
    this.number = number;
    this.home = home;
    this.baseTablePages = baseTablePages;
    this.pageTablePages = baseTablePages;
  }

  /** Returns where its page tables are charged. */
  public Memcg home() {
    return home;
  }

  /** Returns the page tables that fork copied. */
  public long baseTablePages() {
    return baseTablePages;
  }

  /** Returns its number, above 0. */
  public long number() {
    return number;
  }

  /** Returns the resident pages of a type, those of nobody's segment (shared text) not counted. */
  public long rssPages(PageType type) {
    return rss[type.index()];
  }

  /** Returns all resident pages ({@code get_mm_rss()}). */
  public long rssPages() {
    return rss[0] + rss[1] + rss[2] + foreignRss;
  }

  /** Returns the resident pages as the OOM killer counts them. */
  public long countedRssPages() {
    return Math.max(0, rssPages() - lag.uncountedPages());
  }

  /** Sets how far the OOM killer's count runs behind; it does not unless told so. */
  public void setLag(RssLag value) {
    lag = value;
  }

  /** Returns the most it ever had resident. */
  public long peakRssPages() {
    return peakRss;
  }

  /** Returns mapped pages that belong to others, such as the program's text. */
  public long foreignRssPages() {
    return foreignRss;
  }

  /** Sets the mapped pages that belong to others. */
  public void setForeignRssPages(long pages) {
    foreignRss = pages;
    notePeak();
  }

  /**
   * Maps pages that belong to others, by one fault.
   *
   * @param likeGrowth whether they are of the kind that grows
   */
  public void mapForeign(long pages, boolean likeGrowth) {
    if (pages > 0) {
      setForeignRssPages(foreignRss + pages);
      lag.mapAtOnce(pages, likeGrowth);
    }
  }

  /** Returns its swap entries ({@code MM_SWAPENTS}). */
  public long swapEntries() {
    return swapEntries;
  }

  /** Returns its page tables in pages. */
  public long pageTablePages() {
    return pageTablePages;
  }

  /** Returns the page tables that so many more mapped pages would take in addition. */
  public long tablesFor(long morePages) {
    long needed = baseTablePages + Math.ceilDiv(mappedPages + morePages, PAGES_A_TABLE);
    return needed - pageTablePages;
  }

  /** Counts pages mapped or unmapped, and sets the page tables to what they need. */
  public void changeMapped(long delta) {
    mappedPages += delta;
    pageTablePages += tablesFor(0);
  }

  /** Returns the size of the address space. */
  public long totalVmPages() {
    return totalVm;
  }

  /** Adds mapped address space. */
  public void addTotalVm(long pages) {
    totalVm += pages;
  }

  /** Returns whether it is out of the OOM killer's game ({@code MMF_OOM_SKIP}). */
  public boolean oomSkip() {
    return oomSkip;
  }

  /** Takes it out of the OOM killer's game. */
  public void setOomSkip() {
    oomSkip = true;
  }

  /** Returns whether it has been torn down. */
  public boolean torn() {
    return torn;
  }

  /** Marks it as torn down: its segments are unmapped and its page tables free. */
  public void tearDown() {
    torn = true;
    oomSkip = true;
    pageTablePages = 0;
    foreignRss = 0;
  }

  /** Returns its segments. */
  public List<Segment> segments() {
    return segments;
  }

  void changeRss(PageType type, long delta) {
    rss[type.index()] += delta;
    if (delta > 0) {
      lag.grow(delta);
    }
    if (rss[type.index()] < 0) {
      throw new IllegalStateException("negative " + type + " in mm " + number);
    }
    notePeak();
  }

  void changeSwapEntries(long delta) {
    swapEntries += delta;
    if (swapEntries < 0) {
      throw new IllegalStateException("negative swap entries in mm " + number);
    }
  }

  private void notePeak() {
    peakRss = Math.max(peakRss, rssPages());
  }
}
