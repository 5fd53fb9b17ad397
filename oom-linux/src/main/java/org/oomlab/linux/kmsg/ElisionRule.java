package org.oomlab.linux.kmsg;

import java.util.Locale;
import org.oomlab.linux.text.KernelLine;

/** A mark that somebody who quoted a report put where lines were left out. */
final class ElisionRule implements LineRule {
  private static final int LONGEST = 40;

  @Override
  public boolean matches(String text) {
    String mark = text.strip().toLowerCase(Locale.ROOT);
    if (mark.length() > LONGEST || mark.isEmpty()) {
      return false;
    }
    return isDots(mark)
        || ((mark.charAt(0) == '<' || mark.charAt(0) == '(' || mark.charAt(0) == '[')
            && (mark.contains("snip") || mark.contains("cut") || mark.contains("omitted")));
  }

  private static boolean isDots(String mark) {
    int dots = 0;
    for (int i = 0; i < mark.length(); i++) {
      char c = mark.charAt(i);
      dots += c == '.' ? 1 : c == '\u2026' ? 3 : 0;
      if ("[]().<> \u2026".indexOf(c) < 0) {
        return false;
      }
    }
    return dots >= 3;
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    assembly.elided(line);
  }
}
