package org.oomlab.core.spare;

import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.task.TaskId;

/**
 * How much smaller the process must be. Only its resident pages change: that as much memory less in
 * use might have spared everybody is another question.
 */
final class SizeLever {
  private static final Lever LEVER = Lever.OWN_SIZE;

  private SizeLever() {}

  static Remedy of(Plight plight) {
    long current = plight.process().rssPages();
    if (current == 0) {
      return new Remedy.Impossible(LEVER, "it has no resident memory to give up");
    }
    LongFunction<Fate> at = pages -> plight.with(Altered.withRss(plight.process(), pages));
    TaskId id = plight.process().id();
    OptionalLong told =
        plight.contest().stream()
            .map(contest -> contest.ownRss(id))
            .findFirst()
            .orElseGet(OptionalLong::empty);
    OptionalLong needed = Bisection.nearest(told, current, 0, value -> at.apply(value).lives());
    if (needed.isEmpty() || !(at.apply(needed.getAsLong()) instanceof Fate.Lives lives)) {
      return new Remedy.Impossible(LEVER, at.apply(0).whyNot("even with nothing resident"));
    }
    return new Remedy.Needed(
        LEVER,
        "resident memory",
        plight.named(),
        MemcgPath.UNKNOWN,
        current,
        needed.getAsLong(),
        lives.victims(),
        SideEffects.of(plight, lives, false));
  }
}
