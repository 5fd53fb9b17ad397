package org.oomlab.cli.output;

/**
 * How text for people may look.
 *
 * @param color whether escape sequences for colour are allowed
 * @param columns how many characters a line may have
 */
public record Style(boolean color, int columns) {
  /** A look that means something. */
  public enum Paint {
    /** As it is. */
    PLAIN(""),
    /** The one thing to see. */
    STRONG("1"),
    /** What may be skipped. */
    FAINT("2"),
    /** A kill, a failure, a disagreement. */
    BAD("31"),
    /** Agreement. */
    GOOD("32"),
    /** What needs a second look. */
    UNSURE("33");

    private final String code;

    Paint(String code) {
      this.code = code;
    }
  }

  /** Returns the text in that look, or as it is where colour is not allowed. */
  public String paint(Paint paint, String text) {
    return color && !text.isEmpty() && paint != Paint.PLAIN
        ? "\u001b[" + paint.code + "m" + text + "\u001b[0m"
        : text;
  }
}
