package org.oomlab.testkit.mutant;

import java.util.List;
import java.util.stream.Stream;
import org.oomlab.api.policy.VictimPolicy;

/** All broken policies, and the one without a bug that they are made from. */
public final class Mutants {
  private static final List<Mutant> ALL =
      Stream.of(
              EligibilityMutants.all(),
              ScoreMutants.all(),
              VerdictMutants.all(),
              CourseMutants.all(),
              PreferenceMutants.all(),
              EvasionMutants.all(),
              ExplanationMutants.all())
          .flatMap(List::stream)
          .toList();

  private Mutants() {}

  /** Returns all of them. */
  public static List<Mutant> all() {
    return ALL;
  }

  /** Returns the policy without a bug: highest kernel badness, the last of equals. */
  public static VictimPolicy correct() {
    return Selection.CORRECT;
  }
}
