package org.oomlab.core.spare;

import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.task.TaskId;

/** How far the knob of the process itself must go down. */
final class AdjLever {
  private static final Lever LEVER = Lever.OOM_SCORE_ADJ;

  private AdjLever() {}

  static Remedy of(Plight plight) {
    Knob knob = plight.knob();
    int current = knob.of(plight.process());
    if (current == knob.min()) {
      return new Remedy.Impossible(
          LEVER, "its " + knob.word() + " is " + current + " already, and it dies all the same");
    }
    LongFunction<Fate> at = value -> plight.with(knob.on(plight.process(), value));
    // The last value exempts, which others may share: then the last that does not may still help.
    Fate exempt = at.apply(knob.min());
    long end = exempt.lives() || current == knob.min() + 1 ? knob.min() : knob.min() + 1;
    TaskId id = plight.process().id();
    OptionalLong told =
        plight.contest().stream()
            .map(contest -> contest.ownAdj(id))
            .findFirst()
            .orElseGet(OptionalLong::empty);
    OptionalLong needed = Bisection.nearest(told, current, end, value -> at.apply(value).lives());
    if (needed.isEmpty() || !(at.apply(needed.getAsLong()) instanceof Fate.Lives lives)) {
      return new Remedy.Impossible(LEVER, exempt.whyNot("even at " + knob.min()));
    }
    return new Remedy.Needed(
        LEVER,
        knob.word(),
        plight.named(),
        MemcgPath.UNKNOWN,
        current,
        needed.getAsLong(),
        lives.victims(),
        SideEffects.of(plight, lives, needed.getAsLong() == knob.min()));
  }
}
