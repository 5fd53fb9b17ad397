package org.oomlab.core.rules;

import java.util.List;

/**
 * Where a change of the kernel was read.
 *
 * @param file the file in the kernel's tree
 * @param functions the functions in it
 * @param readIn the oldest and the newest tree in which the text was read with the change
 * @param notIn the newest tree in which it was read without it; empty for the oldest rules
 * @param change what changed
 */
public record Citation(
    String file, List<String> functions, String readIn, String notIn, String change) {
  /** Copies the functions. */
  public Citation {
    functions = List.copyOf(functions);
    if (file.isEmpty() || functions.isEmpty() || readIn.isEmpty() || change.isEmpty()) {
      throw new IllegalArgumentException("a citation without file, function, tree or change");
    }
  }
}
