package org.oomlab.testkit.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.oomlab.api.policy.VictimPolicyProvider;

/**
 * What the classes of a policy must not do: a policy is a pure function of its request. Import the
 * classes of your jar with ArchUnit and call {@link #check}, or use single rules with
 * {@code @ArchTest}.
 */
public final class PolicyArchitectureRules {
  private static final Set<String> CLOCK_METHODS =
      Set.of("nanoTime", "currentTimeMillis", "now", "systemUTC", "systemDefaultZone");
  private static final Set<String> SYSTEM_METHODS =
      Set.of("getenv", "getProperty", "setProperty", "exit", "load", "loadLibrary");

  /**
   * Nothing is used but the classes judged, {@code org.oomlab.api}, and what of {@code java.lang},
   * {@code java.util}, {@code java.math} and {@code java.time} is the same whenever it is asked:
   * the rule that the others name the common cases of.
   */
  public static final ArchRule USES_ONLY_WHAT_IS_PURE =
      classes()
          .should(PureConditions.useOnlyWhatIsPure())
          .because("a verdict hangs on its question and on nothing else");

  /**
   * Static fields, and the fields of policies, daemons, providers and of what these are made of,
   * are final and of types that do not change; no static field starts as a collection that grows.
   */
  public static final ArchRule KEEPS_NOTHING =
      classes()
          .should(PureConditions.keepNothing())
          .because("what one OOM leaves behind must not change the next verdict");

  /** No files, no network, no processes. */
  public static final ArchRule NO_IO =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Process.class, ProcessBuilder.class, ProcessHandle.class, Runtime.class)
          .because(
              "an OOM killer that asks for memory, a file or the network while memory is short"
                  + " does not come back, and a replay would not repeat")
          .allowEmptyShould(true);

  /** No clock. */
  public static final ArchRule NO_CLOCK =
      noClasses()
          .should()
          .accessTargetWhere(calls(CLOCK_METHODS, System.class, Clock.class))
          .orShould()
          .accessTargetWhere(nowOfTime())
          .because("a verdict that hangs on the time of day cannot be replayed");

  /** No randomness. */
  public static final ArchRule NO_RANDOMNESS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(RandomGenerator.class)
          .orShould()
          .accessTargetWhere(calls(Set.of("random", "randomUUID"), Math.class, UUID.class))
          .orShould()
          .accessTargetWhere(calls(Set.of("shuffle"), Collections.class))
          .because("the same request must give the same verdict");

  /** No threads and nothing that waits for one. */
  public static final ArchRule NO_THREADS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Thread.class, ThreadLocal.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.concurrent..")
          .because("a policy is called from any thread and keeps nothing between calls");

  /** No settings from outside, no way out of the virtual machine. */
  public static final ArchRule NO_ENVIRONMENT =
      noClasses()
          .should()
          .accessTargetWhere(calls(SYSTEM_METHODS, System.class))
          .because("what a policy can be told stands in its descriptor");

  /** Static fields are constants. */
  public static final ArchRule NO_MUTABLE_STATICS =
      fields()
          .that()
          .areStatic()
          .and()
          .doNotHaveModifier(JavaModifier.SYNTHETIC)
          .should()
          .beFinal()
          .andShould()
          .notHaveRawType(DescribedPredicate.describe("arrays", JavaClass::isArray))
          .because("what one OOM leaves behind must not change the next verdict")
          .allowEmptyShould(true);

  /** Providers can be found and made by the service loader. */
  public static final ArchRule PROVIDERS_CAN_BE_MADE =
      classes()
          .that()
          .implement(VictimPolicyProvider.class)
          .should()
          .bePublic()
          .andShould()
          .haveModifier(JavaModifier.FINAL)
          .andShould()
          .haveSimpleNameEndingWith("Provider")
          .because("the service loader makes them by a public constructor without parameters")
          .allowEmptyShould(true);

  private PolicyArchitectureRules() {}

  /** Returns all rules. */
  public static List<ArchRule> all() {
    return List.of(
        NO_IO,
        NO_CLOCK,
        NO_RANDOMNESS,
        NO_THREADS,
        NO_ENVIRONMENT,
        NO_MUTABLE_STATICS,
        USES_ONLY_WHAT_IS_PURE,
        KEEPS_NOTHING,
        PROVIDERS_CAN_BE_MADE);
  }

  /**
   * Checks all rules.
   *
   * @param classes those of a policy
   * @throws AssertionError naming the first rule broken and where
   * @throws IllegalArgumentException when there are no classes, so that nothing passes unseen
   */
  public static void check(JavaClasses classes) {
    if (classes.isEmpty()) {
      throw new IllegalArgumentException("no classes were imported; there is nothing to check");
    }
    all().forEach(rule -> rule.check(classes));
  }

  /** Returns why they matter, one sentence. */
  public static String why() {
    return "a file, a clock, a thread or a field that changes makes a verdict hang on more than its"
        + " question: it cannot be replayed, and may not come back while memory is short";
  }

  /**
   * What was found in the classes of a policy or daemon.
   *
   * @param classes how many were read
   * @param impurities where they use what a pure function does not
   */
  public record Judgement(int classes, List<String> impurities) {
    /** Copies the places. */
    public Judgement {
      impurities = List.copyOf(impurities);
    }
  }

  /**
   * Returns what is found in a class and whatever of its jar or folder it uses.
   *
   * @param root a provider, a policy or a daemon
   */
  public static Judgement judge(Class<?> root) {
    JavaClasses classes = PolicyClasses.of(root);
    return new Judgement(classes.size(), impurities(classes));
  }

  /**
   * Returns where classes touch what a pure function does not, a sentence each.
   *
   * @param classes those of a policy or daemon; none for nothing
   */
  public static List<String> impurities(JavaClasses classes) {
    return all().stream()
        .filter(rule -> !rule.equals(PROVIDERS_CAN_BE_MADE))
        .flatMap(rule -> rule.evaluate(classes).getFailureReport().getDetails().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static DescribedPredicate<JavaAccess<?>> calls(Set<String> names, Class<?>... owners) {
    return DescribedPredicate.describe(
        "calls of " + names.stream().sorted().toList(),
        access ->
            names.contains(access.getTarget().getName())
                && List.of(owners).stream()
                    .anyMatch(owner -> access.getTargetOwner().isEquivalentTo(owner)));
  }

  private static DescribedPredicate<JavaAccess<?>> nowOfTime() {
    return DescribedPredicate.describe(
        "now() of java.time",
        access ->
            access.getTarget().getName().equals("now")
                && access.getTargetOwner().getPackageName().equals("java.time"));
  }
}
