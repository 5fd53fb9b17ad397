package org.oomlab.testkit.writer;

import static org.oomlab.testkit.writer.Column.ADJ;
import static org.oomlab.testkit.writer.Column.CPU;
import static org.oomlab.testkit.writer.Column.NR_PMDS;
import static org.oomlab.testkit.writer.Column.NR_PTES;
import static org.oomlab.testkit.writer.Column.OOM_ADJ;
import static org.oomlab.testkit.writer.Column.PGTABLES_BYTES;
import static org.oomlab.testkit.writer.Column.RSS;
import static org.oomlab.testkit.writer.Column.RSS_ANON;
import static org.oomlab.testkit.writer.Column.RSS_FILE;
import static org.oomlab.testkit.writer.Column.RSS_SHMEM;
import static org.oomlab.testkit.writer.Column.SWAPENTS;
import static org.oomlab.testkit.writer.Column.TGID;
import static org.oomlab.testkit.writer.Column.TOTAL_VM;
import static org.oomlab.testkit.writer.Column.UID;

import java.util.List;
import java.util.stream.Stream;

/**
 * The task table.
 *
 * @param titled whether a line {@code Tasks state (memory values in pages):} stands above it
 * @param pidWidth width of the pid within its brackets
 * @param columns the columns between pid and name; none where a release has no table
 */
record TableLayout(boolean titled, int pidWidth, List<Column> columns) {
  private static final List<Column> COMMON = List.of(UID, TGID, TOTAL_VM, RSS);

  static final EraTable<TableLayout> ERAS =
      EraTable.from("2.6.11", new TableLayout(false, 0, List.of()))
          .then("2.6.29", of(CPU, OOM_ADJ))
          .then("2.6.36", of(CPU, OOM_ADJ, ADJ))
          .then("3.6", of(NR_PTES, SWAPENTS, ADJ))
          .then("4.0", of(NR_PTES, NR_PMDS, SWAPENTS, ADJ))
          .then("4.15", of(PGTABLES_BYTES, SWAPENTS, ADJ))
          .then("4.19", titled(PGTABLES_BYTES, SWAPENTS, ADJ))
          .then("6.8", titled(RSS_ANON, RSS_FILE, RSS_SHMEM, PGTABLES_BYTES, SWAPENTS, ADJ));

  TableLayout {
    columns = List.copyOf(columns);
  }

  /** Returns whether the release prints a table at all. */
  boolean exists() {
    return !columns.isEmpty();
  }

  /** Returns whether the table has that column. */
  boolean has(Column column) {
    return columns.contains(column);
  }

  private static TableLayout of(Column... after) {
    return new TableLayout(false, 5, join(after));
  }

  private static TableLayout titled(Column... after) {
    return new TableLayout(true, 7, join(after));
  }

  private static List<Column> join(Column... after) {
    return Stream.concat(COMMON.stream(), List.of(after).stream()).toList();
  }
}
