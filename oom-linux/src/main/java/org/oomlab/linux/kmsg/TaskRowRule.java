package org.oomlab.linux.kmsg;

import java.util.List;
import java.util.OptionalLong;
import org.oomlab.linux.text.Cursor;
import org.oomlab.linux.text.KernelLine;

/** A row of the task table: {@code [ 812] 1000 812 262144 ... NAME}. */
final class TaskRowRule implements LineRule {
  private static final int FEWEST_NUMBERS = 4;

  @Override
  public boolean matches(String text) {
    Cursor cursor = new Cursor(text);
    if (!takePid(cursor)) {
      return false;
    }
    for (int i = 0; i < FEWEST_NUMBERS; i++) {
      cursor.skipBlanks();
      if (cursor.atEnd()) {
        return i > 0;
      }
      if (cursor.takeNumber().isEmpty() || !(cursor.atEnd() || cursor.peek() == ' ')) {
        return false;
      }
    }
    return true;
  }

  private static boolean takePid(Cursor cursor) {
    cursor.skipBlanks();
    if (!cursor.take('[')) {
      return false;
    }
    cursor.skipBlanks();
    return cursor.takeDigits() > 0 && takeClosing(cursor);
  }

  private static boolean takeClosing(Cursor cursor) {
    cursor.skipBlanks();
    return cursor.take(']');
  }

  @Override
  public boolean goesOn(String text, String next, List<String> columns) {
    return words(text.substring(text.indexOf(']') + 1)) < columns.size();
  }

  private static int words(String text) {
    int words = 0;
    for (int i = 0; i < text.length(); i++) {
      boolean starts = text.charAt(i) != ' ' && (i == 0 || text.charAt(i - 1) == ' ');
      words += starts ? 1 : 0;
    }
    return words;
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    assembly.row(line);
  }

  /**
   * Reads a row.
   *
   * @param columns what the title says
   * @return the row, or one whose pid is 0 where the text does not fit the columns
   */
  static TaskRow read(KernelLine line, List<String> columns) {
    Cursor cursor = new Cursor(line.text());
    cursor.skipBlanks();
    cursor.take('[');
    cursor.skipBlanks();
    RowFields fields = new RowFields();
    fields.set("pid", cursor.takeNumber().orElse(0));
    takeClosing(cursor);
    for (String column : columns) {
      cursor.skipBlanks();
      if (column.equals(TableTitleRule.NAME)) {
        return fields.row(line.number(), cursor.rest().strip());
      }
      OptionalLong number = cursor.takeNumber();
      if (number.isEmpty() || (cursor.peek() != ' ' && !cursor.atEnd())) {
        break;
      }
      fields.set(column, number.getAsLong());
    }
    return RowFields.GARBLED;
  }
}
