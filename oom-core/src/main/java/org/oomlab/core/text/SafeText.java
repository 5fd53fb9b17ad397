package org.oomlab.core.text;

import java.util.Locale;

/**
 * Text from a log made fit for a terminal: what could move the cursor, change colours or reorder
 * the line is written out as its code, as the kernel's own log device does.
 */
public final class SafeText {
  private static final String ELLIPSIS = "…";

  private SafeText() {}

  /** Returns the text with every character that is not plainly visible written as its code. */
  public static String clean(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (isVisible(point)) {
                clean.appendCodePoint(point);
              } else {
                clean.append(
                    String.format(Locale.ROOT, point < 0x100 ? "\\x%02x" : "\\u{%x}", point));
              }
            });
    return clean.toString();
  }

  /** Returns how many columns the text takes, which must be clean. */
  public static int columns(String text) {
    return text.codePoints().map(point -> isWide(point) ? 2 : 1).sum();
  }

  /** Returns the text in at most that many columns; what is too much is cut out of the middle. */
  public static String cutMiddle(String text, int columns) {
    if (columns(text) <= columns) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    int tailColumns = (columns - 1) / 2;
    int from = points.length;
    int tail = 0;
    while (from > 0 && tail + width(points[from - 1]) <= tailColumns) {
      from--;
      tail += width(points[from]);
    }
    int to = 0;
    int head = 0;
    while (to < from && head + width(points[to]) <= columns - 1 - tail) {
      head += width(points[to]);
      to++;
    }
    return new String(points, 0, to) + ELLIPSIS + new String(points, from, points.length - from);
  }

  /** Returns the text, blanks after it up to that many columns, cut where it is longer. */
  public static String left(String text, int columns) {
    String cut = cutMiddle(text, columns);
    return cut + " ".repeat(columns - columns(cut));
  }

  /** Returns the text with blanks before it up to that many columns; a longer one stays whole. */
  public static String right(String text, int columns) {
    return " ".repeat(Math.max(0, columns - columns(text))) + text;
  }

  private static boolean isVisible(int point) {
    if (point < 0x7f) {
      return point >= ' ';
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK ->
          false;
      default -> true;
    };
  }

  private static int width(int point) {
    return isWide(point) ? 2 : 1;
  }

  private static boolean isWide(int point) {
    return (point >= 0x1100 && point <= 0x115f)
        || (point >= 0x2e80 && point <= 0xa4cf)
        || (point >= 0xac00 && point <= 0xd7a3)
        || (point >= 0xf900 && point <= 0xfaff)
        || (point >= 0xfe30 && point <= 0xfe6f)
        || (point >= 0xff00 && point <= 0xff60)
        || (point >= 0xffe0 && point <= 0xffe6)
        || (point >= 0x1f000 && point <= 0x3fffd);
  }
}
