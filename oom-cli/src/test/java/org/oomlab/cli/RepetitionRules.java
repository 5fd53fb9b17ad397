package org.oomlab.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.BaseStream;
import java.util.stream.Stream;

/**
 * The same input gives the same bytes: what no class, or no class of some packages, may ask for.
 * The engine's own draws come from {@code org.oomlab.core.engine.time.SplitMix}, which is
 * arithmetic on a seed and needs no exception here. What each rule is to find is planted in {@code
 * org.oomlab.core.planted} and its like.
 */
final class RepetitionRules {
  /** Packages whose classes are functions of their arguments. */
  static final String[] PURE = {"org.oomlab.api..", "org.oomlab.policy..", "org.oomlab.core.."};

  private static final String[] LIBRARIES = {
    "org.oomlab.api..", "org.oomlab.policy..", "org.oomlab.core..", "org.oomlab.linux.."
  };
  private static final String[] EXACT = {"org.oomlab.core.badness..", "org.oomlab.core.reclaim.."};
  private static final Set<String> CLOCKS =
      Set.of(
          "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes");
  private static final String SECURE_SEED = "org.oomlab.cli.verify.VerifyCommand";

  static final ArchRule NO_CLOCK =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.oomlab.cli..")
          .should()
          .accessTargetWhere(
              calls(Set.of("nanoTime", "currentTimeMillis"), System.class)
                  .or(nowOfTime())
                  .or(calls(CLOCKS, Clock.class))
                  .or(calls(Set.of("getInstance"), Calendar.class))
                  .or(calls(Set.of("systemDefault"), ZoneId.class))
                  .or(madeWithoutArguments(Date.class)))
          .because("the same input gives the same bytes");

  /** Without a seed, or with one that nobody can give again. */
  static final ArchRule NO_UNSEEDED_RANDOMNESS =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(SECURE_SEED) // Draws the seed that it then prints.
          .should()
          .accessTargetWhere(
              madeWithoutArguments(Random.class)
                  .or(madeWithoutArguments(SplittableRandom.class))
                  .or(calls(Set.of("random"), Math.class))
                  .or(calls(Set.of("randomUUID"), UUID.class))
                  .or(calls(Set.of("getDefault", "of"), RandomGenerator.class)))
          .orShould()
          .callMethod(Collections.class, "shuffle", List.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocalRandom.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.security.SecureRandom.class)
          .because("every draw has a seed that can be given again");

  /** Not even with one: a library's generator may draw otherwise in its next release. */
  static final ArchRule NO_LIBRARY_RANDOMNESS =
      noClasses()
          .that()
          .resideInAnyPackage(LIBRARIES)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(RandomGenerator.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(RandomGeneratorFactory.class)
          .orShould()
          .accessTargetWhere(calls(Set.of("shuffle"), Collections.class))
          .because("the engine draws from SplitMix, and nothing else draws");

  static final ArchRule NO_ENVIRONMENT =
      noClasses()
          .that()
          .resideInAnyPackage(LIBRARIES)
          .should()
          .accessTargetWhere(
              calls(
                  Set.of("getenv", "getProperty", "getProperties", "setProperty", "lineSeparator"),
                  System.class))
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Runtime.class)
          .because("what decides stands in the request");

  static final ArchRule NO_THREADS =
      noClasses()
          .that()
          .resideInAnyPackage(LIBRARIES)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Thread.class, ThreadLocal.class, ProcessHandle.class, Process.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.util.concurrent..")
          .because("replays repeat, and callers choose their threads");

  /** Logs are read in parallel, and a plugin's call is given up when it takes too long. */
  static final ArchRule THREADS_START_IN_TWO_PLACES =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.oomlab.cli.pipeline..", "org.oomlab.cli.policy..")
          .should()
          .accessTargetWhere(
              DescribedPredicate.<JavaAccess<?>>describe(
                      "constructors of Thread",
                      access ->
                          access.getTargetOwner().isEquivalentTo(Thread.class)
                              && access
                                  .getTarget()
                                  .getName()
                                  .equals(JavaConstructor.CONSTRUCTOR_NAME))
                  .or(calls(Set.of("ofPlatform", "ofVirtual", "startVirtualThread"), Thread.class)))
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Executors.class, ExecutorService.class, CompletableFuture.class)
          .because("the order of output is kept where work is divided");

  static final ArchRule NO_PARALLEL_STREAMS =
      noClasses()
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "parallel streams and sorts",
                  access ->
                      access.getTarget().getName().startsWith("parallel")
                          && Stream.of(BaseStream.class, Collection.class, Arrays.class)
                              .anyMatch(access.getTargetOwner()::isAssignableTo)))
          .because("they take every core, in an order of their own");

  static final ArchRule NO_MUTABLE_STATICS =
      fields()
          .that()
          .areStatic()
          .and()
          // The one way to hand something to a test class that jqwik makes by itself.
          .areNotDeclaredIn("org.oomlab.testkit.verify.ContractRun")
          .should()
          .beFinal()
          .because("what one input leaves behind must not change the next result");

  static final ArchRule ONE_TERMINAL =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.oomlab.cli.Main")
          .and()
          // Sets the status of a program that a plugin is already ending.
          .doNotHaveFullyQualifiedName("org.oomlab.cli.policy.PluginThreads")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .accessTargetWhere(calls(Set.of("exit"), System.class))
          .orShould()
          .accessTargetWhere(calls(Set.of("exit", "halt"), Runtime.class))
          .orShould()
          .callMethod(Throwable.class, "printStackTrace")
          .because("one place owns the terminal and the exit code");

  /** A pattern can take exponential time on a hostile line; so can what hides one. */
  static final ArchRule NO_PATTERNS_ON_LOGS =
      noClasses()
          .that()
          .resideInAPackage("org.oomlab.linux..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.regex..")
          .orShould()
          .accessTargetWhere(calls(Set.of("matches", "replaceAll", "replaceFirst"), String.class))
          .because("a log may be hostile, and its lines are read without backtracking");

  static final ArchRule NO_FLOATING_FIELDS =
      noFields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(EXACT)
          .should()
          .haveRawType(floating())
          .because("the kernel has none")
          .allowEmptyShould(true);

  static final ArchRule NO_FLOATING_CODE =
      codeUnits()
          .that()
          .areDeclaredInClassesThat(resideInAnyPackage(EXACT))
          .should(neitherTakeNorReturnFloating())
          .because("the kernel has none");

  private RepetitionRules() {}

  static List<ArchRule> all() {
    return List.of(
        NO_CLOCK,
        NO_UNSEEDED_RANDOMNESS,
        NO_LIBRARY_RANDOMNESS,
        NO_ENVIRONMENT,
        NO_THREADS,
        THREADS_START_IN_TWO_PLACES,
        NO_PARALLEL_STREAMS,
        NO_MUTABLE_STATICS,
        ONE_TERMINAL,
        NO_PATTERNS_ON_LOGS,
        NO_FLOATING_FIELDS,
        NO_FLOATING_CODE);
  }

  private static DescribedPredicate<JavaAccess<?>> calls(Set<String> names, Class<?> owner) {
    return DescribedPredicate.describe(
        owner.getSimpleName() + "." + names.stream().sorted().toList(),
        access ->
            names.contains(access.getTarget().getName())
                && access.getTargetOwner().isAssignableTo(owner));
  }

  private static DescribedPredicate<JavaAccess<?>> nowOfTime() {
    return DescribedPredicate.describe(
        "now() of java.time",
        access ->
            access.getTarget().getName().equals("now")
                && access.getTargetOwner().getPackageName().startsWith("java.time"));
  }

  private static DescribedPredicate<JavaAccess<?>> madeWithoutArguments(Class<?> type) {
    return DescribedPredicate.describe(
        "new " + type.getSimpleName() + "()",
        access ->
            access.getTargetOwner().isEquivalentTo(type)
                && access.getTarget().getFullName().endsWith("<init>()"));
  }

  private static DescribedPredicate<JavaClass> floating() {
    return DescribedPredicate.describe(
        "floating point",
        type ->
            Set.of("float", "double", "java.lang.Float", "java.lang.Double")
                .contains(type.getBaseComponentType().getName()));
  }

  private static ArchCondition<JavaCodeUnit> neitherTakeNorReturnFloating() {
    return new ArchCondition<>("neither take nor return floating point") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        if (Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
            .anyMatch(floating())) {
          events.add(
              SimpleConditionEvent.violated(unit, unit.getFullName() + " has floating point"));
        }
      }
    };
  }
}
