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
              "frees-the-domain",
              "a kill that frees nothing where memory is short is followed by the next one at once",
              RunChecks::useless),
          new RunInvariant(
              "kills-once",
              "killing the dying again is a loop in which nobody dies",
              RunChecks::repeated),
          new RunInvariant(
              "recovers",
              "when nobody grows any more the kills must end: so many deaths and no more",
              RunChecks::endless));

  static List<RunInvariant> all() {
    return ALL;
  }
}
