package org.oomlab.core.yaml;

/**
 * Something wrong with a text.
 *
 * @param place where
 * @param found what stands there
 * @param expected what should
 * @param suggestion what was probably meant, empty where nothing is near
 */
public record Problem(Place place, String found, String expected, String suggestion) {
  private static final int MOST_SHOWN = 60;

  /** Returns one line that starts with the place. */
  public String line(String file) {
    return file
        + ":"
        + place.line()
        + ":"
        + place.column()
        + ": "
        + found
        + ", expected "
        + expected
        + (suggestion.isEmpty() ? "" : "; did you mean '" + suggestion + "'?");
  }

  /** Returns a piece of the text in quotes, shortened, without what could upset a terminal. */
  static String quoted(String text) {
    StringBuilder shown = new StringBuilder("'");
    text.codePoints()
        .limit(MOST_SHOWN)
        .map(c -> isShown(c) ? c : '?')
        .forEach(shown::appendCodePoint);
    return shown
        .append(text.codePointCount(0, text.length()) > MOST_SHOWN ? "...'" : "'")
        .toString();
  }

  private static boolean isShown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
