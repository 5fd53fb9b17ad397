package org.oomlab.api.incident;

/**
 * Something a report does not show, or shows damaged.
 *
 * @param kind what it is
 * @param detail the particulars for a person, a phrase such as "the task table is cut after 12
 *     rows"
 */
public record MissingFact(Kind kind, String detail) {
  /** What can be missing. */
  public enum Kind {
    /** The report's first lines. */
    HEAD,
    /** Lines of the log before the report, which may tell who was killed already. */
    EARLIER_LINES,
    /** Which kernel spoke. */
    KERNEL,
    /** The whole task table. */
    TASK_TABLE,
    /** Some rows of the task table. */
    TASK_ROWS,
    /** A column that the score needs. */
    TASK_COLUMN,
    /** The kill line, so what the kernel did; or that it is the victim's and not a later one. */
    KILL_LINE,
    /** RAM of the machine. */
    RAM_TOTAL,
    /** Swap of the machine. */
    SWAP_TOTAL,
    /** The limits of the memcg. */
    MEMCG_LIMIT,
    /** What the OOM was confined to. */
    CONSTRAINT,
    /** Which process the allocating thread belongs to. */
    ALLOCATING_TASK,
    /** Which lines are its own: those of another report may stand within. */
    INTERLEAVED,
    /** Anything else; the detail says. */
    OTHER
  }
}
