package org.oomlab.core.lab;

/**
 * What the guest's own program holds in a process, apart from what the trial has it take. The
 * numbers are the program's, read off processes that take nothing: they are the same on every
 * kernel, and what differs between kernels follows from how these count.
 */
enum Guest {
  /** The present guest, whose init is locked in memory, so that fork copies its pages' tables. */
  PLAIN(91, 113, 144, 92, 0),
  /** The same with threads: their stacks, and the text of the threads' library. */
  THREADED(102, 177, 149, 92, 4),
  /** The lab's first guest. */
  OLD(20, 125, 84, 2, 0);

  private final long anonPages;
  private final long textPages;
  private final long events;
  private final long forkedPages;
  private final int laterTextFaults;

  Guest(long anonPages, long textPages, long events, long forkedPages, int laterTextFaults) {
    this.anonPages = anonPages;
    this.textPages = textPages;
    this.events = events;
    this.forkedPages = forkedPages;
    this.laterTextFaults = laterTextFaults;
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
}
