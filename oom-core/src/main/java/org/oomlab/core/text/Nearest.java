package org.oomlab.core.text;

import java.util.Collection;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class Nearest {
  private Nearest() {}

  /** Returns the name that is fewest edits away, empty when more than a third would change. */
  public static Optional<String> of(String typed, Collection<String> names) {
    String best = "";
    int bestEdits = Integer.MAX_VALUE;
    for (String name : names) {
      int edits = edits(typed, name);
      if (edits < bestEdits) {
        best = name;
        bestEdits = edits;
      }
    }
    return bestEdits <= best.length() / 3 ? Optional.of(best) : Optional.empty();
  }

  /** Returns how many insertions, deletions and replacements lead from one to the other. */
  private static int edits(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
