package org.oomlab.linux.kmsg;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.oomlab.linux.text.Cursor;

/** Items of the form {@code name:12kB}, wherever they stand in a text. */
final class Items {
  private static final int MOST = 4096;

  private Items() {}

  /** Returns all items from {@code from} on; the first of a name counts. */
  static Quantities read(String text, int from) {
    Map<String, Long> items = new LinkedHashMap<>();
    int colon = text.indexOf(':', from);
    int wordFrom = from;
    while (colon >= 0 && items.size() < MOST) {
      Cursor value = new Cursor(text, colon + 1);
      value.skipBlanks();
      OptionalLong number = value.takeNumber();
      String name = nameBefore(text, wordFrom, colon);
      if (number.isPresent() && !name.isEmpty()) {
        items.putIfAbsent(name, number.getAsLong());
      }
      wordFrom = colon + 1;
      colon = text.indexOf(':', colon + 1);
    }
    return items.isEmpty() ? Quantities.NONE : new Quantities(items);
  }

  /** Returns the items of {@code first} and those of {@code second} that it does not have. */
  static Quantities merge(Quantities first, Quantities second) {
    if (first.isEmpty()) {
      return second;
    }
    Map<String, Long> merged = new LinkedHashMap<>(first.byName());
    second.byName().forEach(merged::putIfAbsent);
    return new Quantities(merged);
  }

  private static String nameBefore(String text, int from, int colon) {
    int start = colon;
    while (start > from && isNamePart(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, colon);
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
