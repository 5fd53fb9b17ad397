package org.oomlab.testkit.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.oomlab.core.engine.record.RunRecord;

/**
 * Something that holds of every run of a {@link Shortage}, whoever decides.
 *
 * @param name lower-case words joined by dashes
 * @param why why it matters, one sentence
 * @param check tells what is wrong with a run, if anything
 */
record RunInvariant(String name, String why, Function<RunRecord, Optional<String>> check) {
  private static final List<RunInvariant> ALL =
      List.of(
          new RunInvariant(
              "always-decides",
              "an allocation that fails although somebody could be killed fails for everybody",
              RunChecks::idle),
          new RunInvariant(
              "kills-once",
              "killing the dying again is a loop in which nobody dies",
              RunChecks::repeated),
          new RunInvariant(
              "recovers",
              "when nobody grows any more nobody may wait any more: the deaths must have been of"
                  + " use",
              RunChecks::stuck));

  static List<RunInvariant> all() {
    return ALL;
  }
}
