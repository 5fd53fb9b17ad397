package org.oomlab.testkit.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.oomlab.api.pressure.PressureDaemon;
import org.oomlab.core.verify.PropertyResult;
import org.oomlab.core.verify.PropertyResult.Outcome;
import org.oomlab.core.verify.PropertySuite;
import org.oomlab.testkit.daemon.DaemonBehavior;
import org.oomlab.testkit.daemon.DaemonInvariant;
import org.oomlab.testkit.daemon.DaemonInvariants;
import org.oomlab.testkit.daemon.DaemonPromises;
import org.oomlab.testkit.property.ContentionArbitraries;
import org.oomlab.testkit.property.CreepArbitraries;
import org.oomlab.testkit.property.PressureDaemonContract;
import org.oomlab.testkit.property.WatchArbitraries;
import org.oomlab.testkit.property.WatchSearch;
import org.oomlab.testkit.run.DaemonCourse;

/** The contract of daemons, asked from outside of a build. It needs no test engine. */
final class DaemonSuite {
  private static final int AUTHORS_TRIES = 1000;

  private final PropertySuite.Settings settings;
  private final Set<DaemonBehavior> behaviors;

  DaemonSuite(PropertySuite.Settings settings) {
    this.settings = settings;
    this.behaviors = EnumSet.noneOf(DaemonBehavior.class);
    for (String word : settings.promises()) {
      behaviors.add(DaemonBehavior.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
    }
  }

  static List<String> promises() {
    return Arrays.stream(DaemonBehavior.values())
        .map(behavior -> behavior.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  long tries() {
    long watches =
        DaemonInvariants.all().stream()
            .filter(invariant -> behaviors.containsAll(invariant.promises()))
            .count();
    long courses =
        DaemonCourse.all().stream().filter(course -> behaviors.contains(course.promise())).count();
    return watches * settings.tries() + courses * runs();
  }

  private int runs() {
    long runs = (long) PressureDaemonContract.RUNS * settings.tries() / AUTHORS_TRIES;
    return Math.clamp(runs, 1, Integer.MAX_VALUE);
  }

  /** A daemon that throws is asked nothing else: what it would have done cannot be told. */
  List<PropertyResult> run(PressureDaemon<?> daemon, Runnable onTry) {
    List<PropertyResult> results = new ArrayList<>();
    for (DaemonInvariant invariant : DaemonInvariants.all()) {
      PropertyResult result = result(invariant, daemon, onTry);
      results.add(result);
      if (invariant.equals(DaemonInvariants.all().getFirst()) && !result.isWell()) {
        return List.copyOf(results);
      }
    }
    results.add(
        result(DaemonCourse.forestallsTheKernel(), CreepArbitraries.creeps(), daemon, onTry));
    results.add(
        result(DaemonCourse.starvesNoMemcg(), ContentionArbitraries.contentions(), daemon, onTry));
    return List.copyOf(results);
  }

  private PropertyResult result(
      DaemonInvariant invariant, PressureDaemon<?> daemon, Runnable onTry) {
    if (!behaviors.containsAll(invariant.promises())) {
      return new PropertyResult(invariant.name(), invariant.why(), 0, new Outcome.NotPromised());
    }
    Optional<WatchSearch.Found> found =
        new WatchSearch(WatchArbitraries.watches(), settings.tries(), seed(invariant.name()))
            .breaks(() -> daemon, DaemonPromises.of(behaviors), invariant, onTry);
    return found
        .map(
            broken ->
                new PropertyResult(
                    invariant.name(),
                    invariant.why(),
                    broken.tries(),
                    new Outcome.BrokenCourse(
                        broken.smallest().violation().detail(),
                        broken.smallest().watch().toString())))
        .orElseGet(
            () ->
                new PropertyResult(
                    invariant.name(), invariant.why(), settings.tries(), new Outcome.Held()));
  }

  private <C> PropertyResult result(
      DaemonCourse<C> course, Arbitrary<C> scenarios, PressureDaemon<?> daemon, Runnable onTry) {
    if (!behaviors.contains(course.promise())) {
      return new PropertyResult(course.name(), course.why(), 0, new Outcome.NotPromised());
    }
    int tried = 0;
    for (C scenario : made(scenarios, seed(course.name()))) {
      onTry.run();
      tried++;
      Optional<DaemonCourse.Found<C>> found = course.smallest(daemon, scenario);
      if (found.isPresent()) {
        return new PropertyResult(
            course.name(),
            course.why(),
            tried,
            new Outcome.BrokenCourse(
                found.get().violation().detail(), found.get().scenario().toString()));
      }
    }
    return new PropertyResult(course.name(), course.why(), tried, new Outcome.Held());
  }

  private <C> List<C> made(Arbitrary<C> scenarios, long seed) {
    List<C> made = new ArrayList<>();
    JqwikSession.run(
        () ->
            scenarios.generator(runs()).stream(new Random(seed))
                .limit(runs())
                .forEach(scenario -> made.add(scenario.value())));
    return made;
  }

  /** Each property has other machines than its neighbour. */
  private long seed(String property) {
    return settings.seed() * 31 + property.hashCode();
  }
}
