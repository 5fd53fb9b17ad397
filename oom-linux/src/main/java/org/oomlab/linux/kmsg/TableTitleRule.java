package org.oomlab.linux.kmsg;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.linux.kmsg.TaskTable.TitleWidth;
import org.oomlab.linux.text.Cursor;
import org.oomlab.linux.text.KernelLine;

/**
 * {@code [ pid ] uid tgid total_vm rss ... name}, the title of the task table. It decides what the
 * numbers of a row mean; their count would not do, as a name may begin with digits. ({@code
 * dump_tasks()}, mm/oom_kill.c)
 */
final class TableTitleRule implements LineRule {
  static final String NAME = "name";
  private static final int MOST_COLUMNS = 64;

  @Override
  public boolean matches(String text) {
    int open = text.indexOf('[');
    int close = text.indexOf(']', open + 1);
    return open >= 0
        && close > open
        && text.substring(open + 1, close).strip().equals("pid")
        && text.indexOf("uid", close) > 0;
  }

  @Override
  public boolean goesOn(String text, String next, List<String> columns) {
    return !text.stripTrailing().endsWith(" " + NAME);
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    String text = line.text();
    List<String> columns = new ArrayList<>();
    Cursor cursor = new Cursor(text, text.indexOf(']') + 1);
    String column = "";
    while (!column.equals(NAME) && columns.size() < MOST_COLUMNS) {
      cursor.skipBlanks();
      column = cursor.takeWord();
      if (column.isEmpty()) {
        break;
      }
      columns.add(column);
    }
    assembly.title(line, columns, width(text));
  }

  private static TitleWidth width(String text) {
    String title = text.stripLeading();
    if (title.startsWith("[  pid  ]")) {
      return TitleWidth.WIDE;
    }
    boolean keepsBlanks = title.contains("   uid  tgid ");
    return title.startsWith("[ pid ]") && keepsBlanks ? TitleWidth.NARROW : TitleWidth.UNKNOWN;
  }
}
