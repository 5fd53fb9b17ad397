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
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
}
