package org.oomlab.core.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.function.Function;
import org.oomlab.core.text.SafeText;

/** The one way of values into a page, which keeps text text. */
final class Html {
  private Html() {}

  /**
   * A compiled template, whose own ways in do not escape.
   *
   * @param <M> what it shows
   */
  @FunctionalInterface
  interface Template<M> {
    /** Writes a model, each value through the two functions. */
    void render(
        M model,
        Appendable out,
        Function<Object, String> formatter,
        Function<String, String> escaper)
        throws IOException;
  }

  /** Writes what a template makes of a model. */
  static <M> void write(Writer out, M model, Template<M> template) throws IOException {
    template.render(model, out, String::valueOf, Html::escape);
  }

  /**
   * Returns the text fit for an element's content and for a quoted attribute: what is not plainly
   * visible as its code, so that nothing is reordered or hidden, and what means something to a
   * browser as an entity.
   */
  static String escape(String text) {
    String clean = SafeText.clean(text);
    StringBuilder escaped = new StringBuilder(clean.length() + 16);
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        case '`' -> escaped.append("&#96;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
