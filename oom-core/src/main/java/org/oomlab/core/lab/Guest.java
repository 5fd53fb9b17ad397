package org.oomlab.core.lab;

/**
 * What the guest's own program holds in a process, apart from what the trial has it take. The
 * numbers are the program's, read off processes that take nothing: they are the same on every
 * kernel, and what differs between kernels follows from how these count.
 */
enum Guest {
  /**
   * The present guest, whose init is locked in memory, so that fork copies its pages' tables. At
   * rest 6.12 shows 92 anonymous pages and 129 of text; 6.1 shows the 53rd page of its own bring
   * all before it, so that 14 of 66 events came earlier. On 6.12 one fault's 16 pages of text are
   * not passed on when its own memory begins; growing maps 16 more (145 on the kill lines).
   */
  PLAIN(92, 129, 14, 92, 16, 0, 16),
  /** The same with threads: their stacks, and the text of the threads' library. */
  THREADED(102, 177, 149, 92, 0, 4, 0),
  /** The lab's first guest. */
  OLD(20, 125, 84, 2, 0, 0, 0);

  private final long anonPages;
  private final long textPages;
  private final long events;
  private final long forkedPages;
  private final long uncountedText;
  private final int laterTextFaults;
  private final long growthTextPages;

  Guest(
      long anonPages,
      long textPages,
      long events,
      long forkedPages,
      long uncountedText,
      int laterTextFaults,
      long growthTextPages) {
    this.anonPages = anonPages;
    this.textPages = textPages;
    this.events = events;
    this.forkedPages = forkedPages;
    this.uncountedText = uncountedText;
    this.laterTextFaults = laterTextFaults;
    this.growthTextPages = growthTextPages;
  }

  /** Returns its anonymous pages. */
  long anonPages() {
    return anonPages;
  }

  /** Returns its mapped text. */
  long textPages() {
    return textPages;
  }

  /** Returns the page events before the first of its own memory, up to whole rounds of 66. */
  long events() {
    return events;
  }

  /** Returns the anonymous pages counted at once by fork, after which they come one by one. */
  long forkedPages() {
    return forkedPages;
  }

  /** Returns how often text is mapped after its own memory, in faults of 16 pages. */
  int laterTextFaults() {
    return laterTextFaults;
  }

  /** Returns the pages of text that a CPU's counter has not passed on before its own memory. */
  long uncountedText() {
    return uncountedText;
  }

  /** Returns the text that is mapped, by one fault, once a process begins to grow. */
  long growthTextPages() {
    return growthTextPages;
  }
}
