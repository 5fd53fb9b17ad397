package org.oomlab.linux.kmsg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.oomlab.linux.text.KernelLine;

/** The task table of a report while it is read. Not thread-safe. */
final class TableDraft {
  /**
   * Rows kept, far more than machines have processes: a log made to exhaust the reader must not
   * take hundreds of megabytes. A kernel could have 2^22 ({@code PID_MAX_LIMIT}).
   */
  static final int MOST_ROWS = 1 << 18;

  private List<String> columns;
  private TaskTable.TitleWidth titleWidth = TaskTable.TitleWidth.UNKNOWN;
  private boolean titled;
  private boolean titleRepeated;
  private int numbersEnd;
  private final List<TaskRow> rows = new ArrayList<>();
  private final Map<Integer, Integer> indexByPid = new HashMap<>();
  private final Map<Integer, Integer> indexByLeader = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  TableDraft(List<String> columns) {
    this.columns = columns;
  }

  /** What became of a row. */
  enum RowFate {
    TAKEN,
    REPEATED,
    GARBLED,
    UNREADABLE,
    TOO_MANY,
    OF_ANOTHER_TABLE
  }

  void title(List<String> titleColumns, TaskTable.TitleWidth width) {
    titleWidth = width;
    titleRepeated = !rows.isEmpty();
    columns = titleColumns;
    titled = true;
  }

  RowFate row(KernelLine line) {
    if (columns.isEmpty()) {
      return RowFate.UNREADABLE;
    }
    TaskRow row = TaskRowRule.read(line, columns, numbersEnd);
    if (row.pid() == 0) {
      return RowFate.GARBLED;
    }
    Integer before = indexByPid.get(row.pid());
    if (before != null && rows.get(before).repeats(row)) {
      titleRepeated = false;
      return RowFate.REPEATED;
    }
    if (titleRepeated || before != null) {
      return RowFate.OF_ANOTHER_TABLE;
    }
    if (rows.size() >= MOST_ROWS) {
      return RowFate.TOO_MANY;
    }
    indexByPid.put(row.pid(), rows.size());
    if (row.tgid() != row.pid()) {
      indexByLeader.putIfAbsent(row.tgid(), rows.size());
    }
    rows.add(withSharedName(row));
    numbersEnd = TaskRowRule.numbersEnd(line.text(), columns);
    return RowFate.TAKEN;
  }

  /** Returns whether a row stands here already, so that the line repeats it. */
  boolean isRepeated(KernelLine line) {
    TaskRow row = TaskRowRule.read(line, columns, numbersEnd);
    int index = row.pid() == 0 ? -1 : indexOf(row.pid());
    return index >= 0 && rows.get(index).repeats(row);
  }

  List<String> columns() {
    return columns;
  }

  TaskTable.TitleWidth titleWidth() {
    return titleWidth;
  }

  boolean isTitled() {
    return titled;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  int size() {
    return rows.size();
  }

  /** Returns the row of a thread or process, -1 where there is none. */
  int indexOf(int pid) {
    Integer index = indexByPid.get(pid);
    return index != null ? index : indexByLeader.getOrDefault(pid, -1);
  }

  TaskRow get(int index) {
    return rows.get(index);
  }

  List<TaskRow> rows() {
    return rows;
  }

  TaskTable table() {
    return titled || !rows.isEmpty() ? new TaskTable(columns, titleWidth, rows) : TaskTable.NONE;
  }

  /** Many rows have the same name. */
  private TaskRow withSharedName(TaskRow row) {
    String name = names.computeIfAbsent(row.comm(), comm -> comm);
    return new TaskRow(
        row.line(),
        row.pid(),
        row.uid(),
        row.tgid(),
        row.totalVmPages(),
        row.rssPages(),
        row.rssAnonPages(),
        row.rssFilePages(),
        row.rssShmemPages(),
        row.nrPtes(),
        row.nrPmds(),
        row.pgtablesBytes(),
        row.swapents(),
        row.oomAdj(),
        row.oomScoreAdj(),
        name);
  }
}
