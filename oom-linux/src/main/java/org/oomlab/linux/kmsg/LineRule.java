package org.oomlab.linux.kmsg;

import java.util.List;
import org.oomlab.linux.text.KernelLine;

/** How to recognise one kind of line and what to make of it. Stateless. */
interface LineRule {
  /** Returns whether a text, trimmed or not, is of this kind; its end may be on the next line. */
  boolean matches(String text);

  /**
   * Returns whether a line that a terminal or a mailer broke goes on with {@code next}, a line
   * without a prefix.
   *
   * @param text what there is of the line
   * @param next the following line, without leading blanks
   * @param columns columns of the task table at hand
   */
  default boolean goesOn(String text, String next, List<String> columns) {
    return false;
  }

  /** Takes a line that matches into the report it belongs to. */
  void apply(KernelLine line, Assembly assembly);
}
