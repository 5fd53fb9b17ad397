package org.oomlab.core.report.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A table that is written row by row. What the source does not tell is an empty cell. */
final class Table {
  private final CsvWriter csv;
  private final int columns;

  private Table(CsvWriter csv, int columns) {
    this.csv = csv;
    this.columns = columns;
  }

  /**
   * Writes a table.
   *
   * @param out where to; flushed, not closed
   * @param rows writes the rows below the header
   * @return what {@code rows} counted on the way
   */
  static <R> R write(Writer out, List<String> header, Function<Table, R> rows) throws IOException {
    try {
      CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
      csv.writeRecord(header);
      R counted = rows.apply(new Table(csv, header.size()));
      csv.flush();
      return counted;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Writes a row. */
  void row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          cells.length + " cells in a table of " + columns + " columns");
    }
    csv.writeRecord(Arrays.asList(cells));
  }

  /** Returns a number above 0, nothing for 0. */
  static String positive(long value) {
    return value > 0 ? Long.toString(value) : "";
  }

  /** Returns a number, nothing where it is not known. */
  static String known(boolean known, long value) {
    return known ? Long.toString(value) : "";
  }

  /** Returns pids with blanks between. */
  static String pids(Collection<Integer> pids) {
    return pids.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
