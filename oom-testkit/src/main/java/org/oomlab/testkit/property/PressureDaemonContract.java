package org.oomlab.testkit.property;

import static net.jqwik.api.EdgeCasesMode.FIRST;
import static net.jqwik.api.ShrinkingMode.OFF;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.oomlab.api.pressure.PressureDaemon;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.testkit.Violation;
import org.oomlab.testkit.arch.PolicyArchitectureRules;
import org.oomlab.testkit.daemon.DaemonBehavior;
import org.oomlab.testkit.daemon.DaemonInvariant;
import org.oomlab.testkit.daemon.DaemonInvariants;
import org.oomlab.testkit.daemon.DaemonPromises;
import org.oomlab.testkit.daemon.SmallestWatch;
import org.oomlab.testkit.daemon.Watch;
import org.oomlab.testkit.run.BrokenCourseError;
import org.oomlab.testkit.run.Contention;
import org.oomlab.testkit.run.Creep;
import org.oomlab.testkit.run.DaemonCourse;

/**
 * The suite of a pressure daemon: implement it in a test class, name the daemon and what it
 * promises, and every invariant is asked with {@value #TRIES} watches, the known edge cases first.
 * A failure shows the seed and the smallest watch found.
 */
public interface PressureDaemonContract {
  /** How many watches each invariant is tried with. */
  int TRIES = 500;

  /** How many runs of a small machine are simulated. */
  int RUNS = 50;

  /** Returns the daemon. */
  PressureDaemon<?> daemon();

  /** Returns what it promises; a promise not kept fails. */
  default Set<DaemonBehavior> behaviors() {
    return Set.of();
  }

  /** Returns whether the daemon leaves somebody alone by a rule of its own. */
  default boolean isExempt(TaskSnapshot task) {
    return false;
  }

  /** Returns what it gets to see. */
  @Provide
  default Arbitrary<Watch> watches() {
    return WatchArbitraries.watches();
  }

  /** Returns the machines whose memory runs out slowly. */
  @Provide
  default Arbitrary<Creep> creeps() {
    return CreepArbitraries.creeps();
  }

  /** Returns the machines that are too small for good, which no memcg may bear alone. */
  @Provide
  default Arbitrary<Contention> contentions() {
    return ContentionArbitraries.contentions();
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void neverThrows(@ForAll("watches") Watch watch) {
    holds("never-throws", watch);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void namesWhatExists(@ForAll("watches") Watch watch) {
    holds("names-what-exists", watch);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void sparesTheExempt(@ForAll("watches") Watch watch) {
    holds("spares-the-exempt", watch);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void isDeterministic(@ForAll("watches") Watch watch) {
    holds("is-deterministic", watch);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void keepsNoState(@ForAll("watches") Watch watch) {
    holds("keeps-no-state", watch);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void keepsLooking(@ForAll("watches") Watch watch) {
    holds("keeps-looking", watch);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void boundsItsRate(@ForAll("watches") Watch watch) {
    holds("bounds-its-rate", watch);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void signalsOnce(@ForAll("watches") Watch watch) {
    holds("signals-once", watch);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void actsAtLast(@ForAll("watches") Watch watch) {
    holds("acts-at-last", watch);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void sparesTheDead(@ForAll("watches") Watch watch) {
    holds("spares-the-dead", watch);
  }

  @Property(tries = TRIES, edgeCases = FIRST, shrinking = OFF)
  default void actsOnlyUnderPressure(@ForAll("watches") Watch watch) {
    holds("acts-only-under-pressure", watch);
  }

  /** The simulator carries out what the daemon decides, the kernel's own killer beside it. */
  @Property(tries = RUNS, shrinking = OFF)
  default void forestallsTheKernel(@ForAll("creeps") Creep creep) {
    holds(DaemonCourse.forestallsTheKernel(), creep);
  }

  @Property(tries = RUNS, shrinking = OFF)
  default void starvesNoMemcg(@ForAll("contentions") Contention contention) {
    holds(DaemonCourse.starvesNoMemcg(), contention);
  }

  /** Returns the class whose code is judged, with what it uses of its jar or folder. */
  default Class<?> code() {
    return daemon().getClass();
  }

  /** No files, clock, randomness or threads, and nothing that is kept between questions. */
  @Example
  default void touchesNothing() {
    List<String> places = PolicyArchitectureRules.judge(code()).impurities();
    if (!places.isEmpty()) {
      throw new AssertionError(
          "touches-nothing: " + PolicyArchitectureRules.why() + "\n" + String.join("\n", places));
    }
  }

  private void holds(String name, Watch watch) {
    DaemonInvariant asked = DaemonInvariants.named(name);
    DaemonPromises promises = new DaemonPromises(behaviors(), this::isExempt);
    if (!behaviors().containsAll(asked.promises())) {
      return;
    }
    Optional<Violation> broken = asked.violation(daemon(), promises, watch);
    if (broken.isPresent()) {
      SmallestWatch smallest =
          SmallestWatch.of(
              watch, broken.get(), smaller -> asked.violation(daemon(), promises, smaller));
      throw new BrokenCourseError(smallest.violation(), asked.why(), smallest.watch().toString());
    }
  }

  private <C> void holds(DaemonCourse<C> course, C scenario) {
    if (behaviors().contains(course.promise())) {
      course
          .smallest(daemon(), scenario)
          .ifPresent(
              found -> {
                throw new BrokenCourseError(
                    found.violation(), course.why(), found.scenario().toString());
              });
    }
  }
}
