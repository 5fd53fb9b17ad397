package org.oomlab.linux.kmsg;

import java.util.List;
import java.util.Optional;

/**
 * The task table.
 *
 * @param columns names of the columns after the pid, as the title prints them; empty where the
 *     title is missing and no earlier report of the same boot showed one
 * @param titleWidth for how many digits of a pid the title leaves room
 * @param rows the rows in the order printed, which is the order of the kernel's walk
 */
public record TaskTable(List<String> columns, TitleWidth titleWidth, List<TaskRow> rows) {
  /** No table. */
  public static final TaskTable NONE = new TaskTable(List.of(), TitleWidth.UNKNOWN, List.of());

  /** For how many digits of a pid a title leaves room. */
  public enum TitleWidth {
    /** There is no title, or its blanks have been collapsed. */
    UNKNOWN,
    /** Five: {@code [ pid ]}, up to 4.18. */
    NARROW,
    /** Seven: {@code [ pid ]}, 4.19 and later. */
    WIDE
  }

  public TaskTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Returns whether the table has a column. */
  public boolean has(String column) {
    return columns.contains(column);
  }

  /** Returns the first row of a process or thread, O(rows). */
  public Optional<TaskRow> find(int pid) {
    Optional<TaskRow> exact = rows.stream().filter(row -> row.pid() == pid).findFirst();
    return exact.isPresent() ? exact : rows.stream().filter(row -> row.tgid() == pid).findFirst();
  }
}
