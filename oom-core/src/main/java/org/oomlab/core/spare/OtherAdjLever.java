package org.oomlab.core.spare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.task.TaskSnapshot;

/**
 * The smallest raise of one other process's knob that makes that one die instead. Of equal raises
 * the next in line is taken; whoever is exempt stays so.
 */
final class OtherAdjLever {
  private static final Lever LEVER = Lever.OTHER_ADJ;

  private final Plight plight;
  private final Knob knob;

  private OtherAdjLever(Plight plight) {
    this.plight = plight;
    this.knob = plight.knob();
  }

  static Remedy of(Plight plight) {
    return new OtherAdjLever(plight).remedy();
  }

  /** Another process and the value it needs. */
  private record Raise(TaskSnapshot task, long current, long needed) {
    long size() {
      return needed - current;
    }
  }

  private Remedy remedy() {
    List<Candidate> others = plight.others();
    if (others.isEmpty()) {
      return new Remedy.Impossible(LEVER, "no other process can be chosen");
    }
    Optional<Raise> best = inverted(others).or(() -> sought(others));
    if (best.isPresent()
        && fate(best.get().task(), best.get().needed()) instanceof Fate.Lives lives) {
      Raise raise = best.get();
      return new Remedy.Needed(
          LEVER,
          knob.word(),
          Named.of(raise.task()),
          MemcgPath.UNKNOWN,
          raise.current(),
          raise.needed(),
          lives.victims(),
          SideEffects.of(plight, lives, false));
    }
    TaskSnapshot next = others.getFirst().task();
    return new Remedy.Impossible(
        LEVER,
        knob.of(next) == knob.max()
            ? "the next in line, "
                + Named.of(next).words()
                + ", is at "
                + knob.max()
                + " already, and no other would die before it"
            : fate(next, knob.max())
                .whyNot("even with " + Named.of(next).words() + " at " + knob.max()));
  }

  /** What the scores tell, the smallest raise first, as soon as one holds. */
  private Optional<Raise> inverted(List<Candidate> others) {
    return plight.contest().stream()
        .flatMap(contest -> others.stream().flatMap(other -> raise(contest, other).stream()))
        .sorted(Comparator.comparingLong(Raise::size))
        .filter(
            raise ->
                diesInstead(raise.task()).test(raise.needed())
                    && (raise.size() == 1 || !diesInstead(raise.task()).test(raise.needed() - 1)))
        .findFirst();
  }

  private Optional<Raise> raise(PageContest contest, Candidate other) {
    TaskSnapshot task = other.task();
    OptionalLong needed = contest.otherAdj(plight.process().id(), task.id());
    return needed.isPresent() && needed.getAsLong() > knob.of(task)
        ? Optional.of(new Raise(task, knob.of(task), needed.getAsLong()))
        : Optional.empty();
  }

  /** By trial: each is asked only whether less than the smallest raise so far is enough. */
  private Optional<Raise> sought(List<Candidate> others) {
    Optional<Raise> best = Optional.empty();
    for (Candidate other : others) {
      TaskSnapshot task = other.task();
      long current = knob.of(task);
      long end =
          best.isPresent() ? Math.min(knob.max(), current + best.get().size() - 1) : knob.max();
      OptionalLong needed =
          end <= current
              ? OptionalLong.empty()
              : Bisection.nearest(current, end, diesInstead(task));
      if (needed.isPresent()) {
        best = Optional.of(new Raise(task, current, needed.getAsLong()));
      }
    }
    return best;
  }

  private LongPredicate diesInstead(TaskSnapshot other) {
    LongFunction<Fate> at = value -> fate(other, value);
    return value ->
        at.apply(value) instanceof Fate.Lives lives
            && lives.victims().equals(List.of(Named.of(other)));
  }

  private Fate fate(TaskSnapshot other, long value) {
    return plight.with(knob.on(other, value));
  }
}
