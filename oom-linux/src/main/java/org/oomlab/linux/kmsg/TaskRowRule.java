package org.oomlab.linux.kmsg;

import java.util.List;
import java.util.OptionalLong;
import org.oomlab.linux.text.Cursor;
import org.oomlab.linux.text.KernelLine;

/** A row of the task table: {@code [ 812] 1000 812 262144 ... NAME}. */
final class TaskRowRule implements LineRule {
  private static final int FEWEST_NUMBERS = 4;

  /** {@code TASK_COMM_LEN} less the byte that ends it (include/linux/sched.h). */
  private static final int LONGEST_NAME = 15;

  /** Vendors print more; what is longer than this is no name. */
  private static final int LONGEST_READ = 256;

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
    int missing = columns.size() - words(text.substring(text.indexOf(']') + 1));
    return missing > 1 || (missing == 1 && next.strip().length() <= LONGEST_NAME);
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
   * Returns whether a line that no rule takes is what damage left of a row: most of its columns are
   * numbers still, or it ends in or behind the pid, or in the time before it, or it has no letter.
   * Nothing else prints such lines within a table.
   */
  static boolean isDamaged(KernelLine line, List<String> columns) {
    String text = line.text();
    if (endsInBracket(text)) {
      return true;
    }
    if (line.stamped() && text.chars().noneMatch(Character::isLetter)) {
      return true;
    }
    int numbers = 0;
    int from = 0;
    while (from < text.length()) {
      int blank = text.indexOf(' ', from);
      int to = blank < 0 ? text.length() : blank;
      numbers += isNumber(text, from, to) ? 1 : 0;
      from = to + 1;
    }
    return numbers > columns.size() / 2;
  }

  /** Returns whether a text is the beginning of a pid or a time in brackets, or all of it. */
  private static boolean endsInBracket(String text) {
    Cursor cursor = new Cursor(text);
    cursor.skipBlanks();
    if (!cursor.take('[')) {
      return false;
    }
    cursor.skipBlanks();
    if (cursor.takeDigits() > 0 && cursor.take('.')) {
      cursor.takeDigits();
    }
    takeClosing(cursor);
    cursor.skipBlanks();
    return cursor.atEnd();
  }

  private static boolean isNumber(String text, int from, int to) {
    int first = from < to && text.charAt(from) == '-' ? from + 1 : from;
    for (int at = first; at < to; at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return false;
      }
    }
    return first < to;
  }

  /** Returns where the numbers of a row end that has been read. */
  static int numbersEnd(String text, List<String> columns) {
    Cursor cursor = new Cursor(text, text.indexOf(']') + 1);
    for (int i = 0; i < columns.size() - 1; i++) {
      cursor.skipBlanks();
      cursor.takeNumber();
    }
    return cursor.position();
  }

  /**
   * Reads a row.
   *
   * @param columns what the title says
   * @param numbersEnd where the numbers of the row before ended: a row that ends there has a name
   *     of no characters, one that ends elsewhere is cut
   * @return the row, or one whose pid is 0 where the text does not fit the columns
   */
  static TaskRow read(KernelLine line, List<String> columns, int numbersEnd) {
    Cursor cursor = new Cursor(line.text());
    cursor.skipBlanks();
    cursor.take('[');
    cursor.skipBlanks();
    RowFields fields = new RowFields();
    fields.set("pid", cursor.takeNumber().orElse(0));
    takeClosing(cursor);
    for (String column : columns) {
      int before = cursor.position();
      cursor.skipBlanks();
      if (column.equals(TableTitleRule.NAME)) {
        boolean cut = cursor.atEnd() && cursor.position() == before && before != numbersEnd;
        String name = cursor.rest().strip();
        boolean sound = !cut && name.length() <= LONGEST_READ;
        return sound ? fields.row(line.number(), name) : RowFields.GARBLED;
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
