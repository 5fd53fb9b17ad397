package org.oomlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.oomlab.core.badness.planted.Floating;
import org.oomlab.core.planted.Planted;
import org.oomlab.linux.planted.PlantedInLinux;

/** The reactor keeps to the rules, and each rule finds what is planted for it. */
class RepetitionRulesTest {

  @TestFactory
  Stream<DynamicTest> reactor() {
    return RepetitionRules.all().stream()
        .map(
            rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(Reactor.MAIN)));
  }

  static List<Arguments> planted() {
    return List.of(
        Arguments.of(Planted.LocalTime.class, RepetitionRules.NO_CLOCK),
        Arguments.of(Planted.SystemClock.class, RepetitionRules.NO_CLOCK),
        Arguments.of(Planted.Today.class, RepetitionRules.NO_CLOCK),
        Arguments.of(Planted.Counter.class, RepetitionRules.NO_CLOCK),
        Arguments.of(Planted.Identity.class, RepetitionRules.NO_UNSEEDED_RANDOMNESS),
        Arguments.of(Planted.Shuffle.class, RepetitionRules.NO_UNSEEDED_RANDOMNESS),
        Arguments.of(Planted.Splittable.class, RepetitionRules.NO_UNSEEDED_RANDOMNESS),
        Arguments.of(Planted.Generator.class, RepetitionRules.NO_UNSEEDED_RANDOMNESS),
        Arguments.of(Planted.SeededShuffle.class, RepetitionRules.NO_LIBRARY_RANDOMNESS),
        Arguments.of(Planted.SeededSplittable.class, RepetitionRules.NO_LIBRARY_RANDOMNESS),
        Arguments.of(Planted.Generator.class, RepetitionRules.NO_LIBRARY_RANDOMNESS),
        Arguments.of(Planted.Exit.class, RepetitionRules.ONE_TERMINAL),
        Arguments.of(Planted.Property.class, RepetitionRules.NO_ENVIRONMENT),
        Arguments.of(Planted.Parallel.class, RepetitionRules.NO_PARALLEL_STREAMS),
        Arguments.of(Planted.ParallelCollection.class, RepetitionRules.NO_PARALLEL_STREAMS),
        Arguments.of(Planted.Memory.class, RepetitionRules.NO_MUTABLE_STATICS),
        Arguments.of(PlantedInLinux.Regex.class, RepetitionRules.NO_PATTERNS_ON_LOGS),
        Arguments.of(PlantedInLinux.HiddenRegex.class, RepetitionRules.NO_PATTERNS_ON_LOGS),
        Arguments.of(PlantedInLinux.Worker.class, RepetitionRules.NO_THREADS),
        Arguments.of(PlantedInLinux.Worker.class, RepetitionRules.THREADS_START_IN_TWO_PLACES),
        Arguments.of(Floating.Field.class, RepetitionRules.NO_FLOATING_FIELDS),
        Arguments.of(Floating.Parameter.class, RepetitionRules.NO_FLOATING_CODE),
        Arguments.of(Floating.Returned.class, RepetitionRules.NO_FLOATING_CODE));
  }

  @ParameterizedTest
  @MethodSource("planted")
  void rule_classThatBreaksIt_isFound(Class<?> culprit, ArchRule rule) {
    JavaClasses classes = new ClassFileImporter().importClasses(culprit);

    assertThat(rule.allowEmptyShould(true).evaluate(classes).getFailureReport().toString())
        .contains(culprit.getSimpleName());
  }

  @Test
  void rules_all_haveACulprit() {
    assertThat(planted().stream().map(arguments -> arguments.get()[1]).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(RepetitionRules.all());
  }
}
