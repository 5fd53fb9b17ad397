package org.oomlab.testkit.writer;

import java.util.List;

/** One block of a report. */
@FunctionalInterface
interface Block {
  /**
   * Returns its messages, without prefix; one that holds a line break is one message of several
   * lines.
   */
  List<String> print(Scene scene);
}
