package org.oomlab.testkit.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Reason;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;

class PolicyArchitectureRulesTest {

  static List<Arguments> culprits() {
    return List.of(
        Arguments.of(ReadsFiles.class, PolicyArchitectureRules.NO_IO),
        Arguments.of(LooksAtTheClock.class, PolicyArchitectureRules.NO_CLOCK),
        Arguments.of(LooksAtTheCounter.class, PolicyArchitectureRules.NO_CLOCK),
        Arguments.of(Shuffles.class, PolicyArchitectureRules.NO_RANDOMNESS),
        Arguments.of(Throws.class, PolicyArchitectureRules.NO_RANDOMNESS),
        Arguments.of(Counts.class, PolicyArchitectureRules.NO_THREADS),
        Arguments.of(ReadsEnvironment.class, PolicyArchitectureRules.NO_ENVIRONMENT),
        Arguments.of(AsksTheDate.class, PolicyArchitectureRules.USES_ONLY_WHAT_IS_PURE),
        Arguments.of(AsksTheCalendar.class, PolicyArchitectureRules.USES_ONLY_WHAT_IS_PURE),
        Arguments.of(AsksAnInstantSource.class, PolicyArchitectureRules.USES_ONLY_WHAT_IS_PURE),
        Arguments.of(AsksTheRuntime.class, PolicyArchitectureRules.USES_ONLY_WHAT_IS_PURE),
        Arguments.of(OpensAnArchive.class, PolicyArchitectureRules.USES_ONLY_WHAT_IS_PURE),
        Arguments.of(Logs.class, PolicyArchitectureRules.USES_ONLY_WHAT_IS_PURE),
        Arguments.of(LooksUpAClass.class, PolicyArchitectureRules.USES_ONLY_WHAT_IS_PURE),
        Arguments.of(ReadsAllProperties.class, PolicyArchitectureRules.USES_ONLY_WHAT_IS_PURE),
        Arguments.of(ReadsOneProperty.class, PolicyArchitectureRules.USES_ONLY_WHAT_IS_PURE),
        Arguments.of(AsksForIdentity.class, PolicyArchitectureRules.USES_ONLY_WHAT_IS_PURE),
        Arguments.of(RunsInParallel.class, PolicyArchitectureRules.USES_ONLY_WHAT_IS_PURE),
        Arguments.of(Collects.class, PolicyArchitectureRules.KEEPS_NOTHING),
        Arguments.of(CountsQuestions.class, PolicyArchitectureRules.KEEPS_NOTHING),
        Arguments.of(Remembers.class, PolicyArchitectureRules.NO_MUTABLE_STATICS));
  }

  @ParameterizedTest
  @MethodSource("culprits")
  void rule_classThatBreaksIt_isNamed(Class<?> culprit, ArchRule rule) {
    JavaClasses classes = new ClassFileImporter().importClasses(culprit);

    assertThat(rule.evaluate(classes).hasViolation()).isTrue();
    assertThatThrownBy(() -> PolicyArchitectureRules.check(classes))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(culprit.getSimpleName());
  }

  @Test
  void check_pureClass_passes() {
    JavaClasses classes = new ClassFileImporter().importClasses(Pure.class);

    assertThatCode(() -> PolicyArchitectureRules.check(classes)).doesNotThrowAnyException();
  }

  @Test
  void check_policyThatBuildsAndThrowsAway_passes() {
    JavaClasses classes = PolicyClasses.of(Tallies.class);

    assertThat(PolicyArchitectureRules.impurities(classes)).isEmpty();
  }

  @Test
  void classes_ofAPolicy_areThoseThatItUsesOfItsFolder() {
    JavaClasses classes = PolicyClasses.of(Tallies.class);

    assertThat(classes.contain(Tallies.Kind.class)).isTrue();
    assertThat(classes.contain(ReadsFiles.class)).isFalse();
    assertThat(classes.contain(VictimPolicy.class)).isFalse();
  }

  @Test
  void classes_ofALambda_areNone() {
    VictimPolicy lambda = request -> new Tallies().select(request);

    assertThat(PolicyClasses.of(lambda.getClass())).isEmpty();
  }

  @Test
  void check_nothingImported_isRefused() {
    JavaClasses none = new ClassFileImporter().importClasses(List.of());

    assertThatIllegalArgumentException().isThrownBy(() -> PolicyArchitectureRules.check(none));
  }

  static final class Pure {
    private static final List<String> WORDS = List.of("a", "b");

    int words() {
      return WORDS.size();
    }
  }

  static final class ReadsFiles {
    boolean exists() {
      return new File("x").exists();
    }
  }

  static final class LooksAtTheClock {
    Instant when() {
      return Instant.now();
    }
  }

  static final class LooksAtTheCounter {
    long when() {
      return System.nanoTime();
    }
  }

  static final class Shuffles {
    void shuffle(List<String> words) {
      Collections.shuffle(words);
    }
  }

  static final class Throws {
    double dice() {
      return Math.random();
    }
  }

  static final class Counts {
    private final AtomicLong count = new AtomicLong();

    long next() {
      return count.incrementAndGet();
    }
  }

  static final class ReadsEnvironment {
    boolean isSet() {
      return System.getenv("HOME") != null;
    }
  }

  static final class Remembers {
    static int last;

    int last() {
      return last;
    }
  }

  @SuppressWarnings("JavaUtilDate")
  static final class AsksTheDate {
    long f() {
      return new java.util.Date().getTime();
    }
  }

  static final class AsksTheCalendar {
    long f() {
      return java.util.Calendar.getInstance().getTimeInMillis();
    }
  }

  static final class AsksAnInstantSource {
    long f() {
      return java.time.InstantSource.system().millis();
    }
  }

  static final class AsksTheRuntime {
    long f() {
      return java.lang.management.ManagementFactory.getRuntimeMXBean().getUptime();
    }
  }

  static final class OpensAnArchive {
    int f() throws java.io.IOException {
      try (var archive = new java.util.zip.ZipFile("x")) {
        return archive.size();
      }
    }
  }

  static final class Logs {
    void f() {
      java.util.logging.Logger.getGlobal().info("x");
    }
  }

  static final class LooksUpAClass {
    Class<?> f() throws ClassNotFoundException {
      return Class.forName("java.nio.file.Files");
    }
  }

  static final class ReadsAllProperties {
    int f() {
      return System.getProperties().size();
    }
  }

  static final class ReadsOneProperty {
    int f() {
      return Integer.getInteger("x", 1);
    }
  }

  static final class AsksForIdentity {
    int f() {
      return System.identityHashCode(this);
    }
  }

  static final class RunsInParallel {
    long f() {
      return java.util.stream.LongStream.range(0, 5).parallel().sum();
    }
  }

  static final class Collects {
    static final java.util.Map<String, Integer> SEEN = new java.util.HashMap<>();

    int f() {
      return SEEN.size();
    }
  }

  static final class CountsQuestions implements VictimPolicy {
    private int asked;

    @Override
    public Verdict select(SelectionRequest request) {
      asked++;
      return new Verdict.NobodyKillable(Explanation.of(new Reason("n", "asked " + asked)));
    }
  }

  /** What is built and thrown away within a question may change. */
  static final class Tallies implements VictimPolicy {
    enum Kind {
      SMALL,
      LARGE
    }

    private final Map<Kind, String> names = Map.of(Kind.SMALL, "s", Kind.LARGE, "l");

    @Override
    public Verdict select(SelectionRequest request) {
      Map<Long, Integer> seen = new TreeMap<>();
      request.tasks().forEach(task -> seen.merge(task.rssPages(), 1, Integer::sum));
      String said =
          switch (seen.isEmpty() ? Kind.SMALL : Kind.LARGE) {
            case SMALL -> "nobody";
            case LARGE -> String.format(Locale.ROOT, "%s %d", names, seen.size());
          };
      return new Verdict.NobodyKillable(Explanation.of(new Reason("n", said)));
    }
  }
}
