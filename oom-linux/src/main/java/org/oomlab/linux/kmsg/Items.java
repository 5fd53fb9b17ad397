package org.oomlab.linux.kmsg;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.oomlab.linux.text.Cursor;

/** Items of the form {@code name:12kB}, wherever they stand in a text. */
final class Items {
  /** A node has some 30. */
  private static final int MOST = 256;

  private static final int LONGEST_NAME = 64;

  private Items() {}

  /** Returns the items from {@code from} on, as far as a kernel prints so many. */
  static Quantities read(String text, int from) {
    return read(text, from, MOST);
  }

  /**
   * Returns the items from {@code from} on that have the unit {@code kB}: without it the rest of a
   * number may be cut off.
   */
  static Quantities readKilobytes(String text, int from) {
    return read(text, from, "kB");
  }

  /** Returns the items from {@code from} on that have that unit. */
  static Quantities read(String text, int from, String unit) {
    return read(text, from, MOST, unit);
  }

  /** Returns the name of the item whose number ends a text, empty where none does. */
  static String last(String text) {
    int colon = text.lastIndexOf(':');
    boolean ends = colon >= 0 && Cursor.parseNumber(text.substring(colon + 1).strip()).isPresent();
    return ends ? nameBefore(text, 0, colon) : "";
  }

  /** Returns the first {@code most} items from {@code from} on; the first of a name counts. */
  static Quantities read(String text, int from, int most) {
    return read(text, from, most, "");
  }

  private static Quantities read(String text, int from, int most, String unit) {
    Map<String, Long> items = new LinkedHashMap<>();
    int colon = text.indexOf(':', from);
    int wordFrom = from;
    while (colon >= 0 && items.size() < most) {
      Cursor value = new Cursor(text, colon + 1);
      value.skipBlanks();
      OptionalLong number = value.takeNumber();
      String name = nameBefore(text, wordFrom, colon);
      if (number.isPresent() && value.take(unit) && !name.isEmpty()) {
        items.putIfAbsent(name, number.getAsLong());
      }
      wordFrom = colon + 1;
      colon = text.indexOf(':', colon + 1);
    }
    return items.isEmpty() ? Quantities.NONE : new Quantities(items);
  }

  private static String nameBefore(String text, int from, int colon) {
    int start = colon;
    while (start > from && colon - start <= LONGEST_NAME && isNamePart(text.charAt(start - 1))) {
      start--;
    }
    return colon - start > LONGEST_NAME ? "" : text.substring(start, colon);
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c)
        || c == '_'
        || c == '-'
        || c == '('
        || c == ')'
        || c == '+'
        || c == '.';
  }
}
