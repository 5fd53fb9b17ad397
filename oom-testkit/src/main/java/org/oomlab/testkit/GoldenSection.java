package org.oomlab.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a page that a test makes, between {@code <!-- NAME -->} and {@code <!-- /NAME -->}.
 * {@code -Doom.golden=write} writes what came out; read the difference before committing it.
 */
public final class GoldenSection {
  private GoldenSection() {}

  /**
   * Holds a text against the part of that name.
   *
   * @throws AssertionError when the page says otherwise
   */
  public static void check(Path page, String name, String text) {
    String begin = "<!-- " + name + " -->\n";
    String end = "<!-- /" + name + " -->";
    try {
      String before = Files.readString(page);
      int from = before.indexOf(begin);
      int to = before.indexOf(end);
      if (from < 0 || to < from) {
        throw new AssertionError(page + " has no part between " + begin.strip() + " and " + end);
      }
      String after = before.substring(0, from + begin.length()) + text + before.substring(to);
      if (System.getProperty("oom.golden", "").equals("write")) {
        Files.writeString(page, after);
      } else if (!after.equals(before)) {
        throw new AssertionError(
            page + ", part " + name + ", should say (rewrite with -Doom.golden=write):\n" + text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
