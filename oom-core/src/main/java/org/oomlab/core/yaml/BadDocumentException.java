package org.oomlab.core.yaml;

import java.util.ArrayList;
import java.util.List;

/** A text is not the document it should be. Tells everything that is wrong with it, by place. */
public final class BadDocumentException extends Exception {
  private static final long serialVersionUID = 1;

  /** Problems shown at once: what comes after is mostly a consequence. */
  private static final int MOST_SHOWN = 50;

  private final transient List<Problem> problems;

  BadDocumentException(List<Problem> problems) {
    super(problems.size() + " problems");
    this.problems = List.copyOf(problems);
  }

  /** Returns the problems, by place. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * Returns one line for each problem, and one more where there are too many to show.
   *
   * @param file the name of the text
   */
  public List<String> lines(String file) {
    List<String> lines =
        new ArrayList<>(
            problems.stream().limit(MOST_SHOWN).map(problem -> problem.line(file)).toList());
    if (problems.size() > MOST_SHOWN) {
      lines.add(file + ": and " + (problems.size() - MOST_SHOWN) + " problems more");
    }
    return lines;
  }
}
