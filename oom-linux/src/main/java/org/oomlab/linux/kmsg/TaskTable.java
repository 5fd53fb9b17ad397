package org.oomlab.linux.kmsg;

import java.util.List;
import java.util.Optional;

/**
 * The task table.
 *
 * @param columns names of the columns after the pid, as the title prints them; empty where the
 *     title is missing and no earlier report of the same boot showed one
 * @param rows the rows in the order printed, which is the order of the kernel's walk
 */
public record TaskTable(List<String> columns, List<TaskRow> rows) {
  /** No table. */
  public static final TaskTable NONE = new TaskTable(List.of(), List.of());

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
