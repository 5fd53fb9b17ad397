package org.oomlab.linux.kmsg;

/**
 * Something wrong with the text of a report.
 *
 * @param kind what it is
 * @param line line of the input where it shows
 * @param detail the particulars for a person, a phrase
 */
public record Defect(Kind kind, long line, String detail) {
  /** What can be wrong. */
  public enum Kind {
    /** The first line is not there. */
    HEAD_MISSING,
    /** There is no task table at all. */
    TABLE_MISSING,
    /** The table has no title, and its columns were taken from an earlier report or not at all. */
    TITLE_MISSING,
    /** The report ends within the table. */
    TABLE_CUT,
    /** A row cannot be read. */
    ROW_GARBLED,
    /** A row stands twice. */
    ROW_REPEATED,
    /** Lines were left out or lost, and a mark tells the place, before or after the table. */
    ELIDED,
    /** Lines were left out or lost within the table, and a mark tells the place. */
    ROWS_ELIDED,
    /** Nothing says whom the kernel killed. */
    KILL_LINE_MISSING,
    /** Lines were left out between the last row and the kill, which may be another report's. */
    KILL_DETACHED,
    /** The beginning of the kill line is lost, and with it the mode. */
    KILL_CUT,
    /** The victim is not among the rows. */
    VICTIM_NOT_IN_TABLE,
    /** Lines of another report, or of another dump of memory, stand within. */
    INTERLEAVED,
    /** More rows or kills than are kept. */
    TOO_LONG,
    /** More lines about memory than are kept. */
    MEMORY_TOO_LONG
  }
}
