package org.oomlab.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.oomlab.api.policy.VictimPolicyProvider;
import org.oomlab.api.pressure.Deed;
import org.oomlab.api.pressure.Observation;
import org.oomlab.api.pressure.PressureDaemonProvider;
import org.oomlab.api.select.Badness;
import org.oomlab.api.select.Verdict;

/** What single declarations keep to: types, fields, parameters, names. */
class DeclarationRulesTest {

  @Test
  void packages_all_areNullMarked() {
    classes()
        .should(
            be(
                "in a package that is @NullMarked",
                type ->
                    type.getPackage()
                        .tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isPresent()))
        .because("null is an error that the compiler finds only where it looks")
        .check(Reactor.MAIN);
  }

  @Test
  void apiTypes_public_cannotBeExtendedByAccident() {
    classes()
        .that()
        .resideInAPackage("org.oomlab.api..")
        .and()
        .arePublic()
        .should(
            be(
                "interfaces, records, enums, exceptions or final",
                type ->
                    type.isInterface()
                        || type.isRecord()
                        || type.isEnum()
                        || type.isAssignableTo(Throwable.class)
                        || type.getModifiers().contains(JavaModifier.FINAL)))
        .because("what may be extended can never be changed")
        .check(Reactor.MAIN);
  }

  @Test
  void recordFields_all_areImmutableTypes() {
    fields()
        .that()
        .areDeclaredInClassesThat(DescribedPredicate.describe("are records", JavaClass::isRecord))
        .and()
        .areNotStatic()
        .should()
        .notHaveRawType(
            DescribedPredicate.describe(
                "arrays or mutable collections",
                type ->
                    type.isArray()
                        || (type.getPackageName().equals("java.util")
                            && !type.isInterface()
                            && (type.isAssignableTo(Iterable.class)
                                || type.isAssignableTo(Map.class)))))
        .because("a record is a value")
        .check(Reactor.MAIN);
  }

  @Test
  void optional_anywhere_isOnlyReturned() {
    noFields()
        .should()
        .haveRawType(Optional.class)
        .because("a field that may be missing is two types")
        .check(Reactor.MAIN);
    noMethods()
        .that(
            DescribedPredicate.<JavaMethod>describe(
                "are written by hand", method -> !method.getName().startsWith("lambda$")))
        .should()
        .haveRawParameterTypes(
            DescribedPredicate.describe(
                "one that is Optional",
                types -> types.stream().anyMatch(type -> type.isEquivalentTo(Optional.class))))
        .because("a caller without a value has another method to call")
        .check(Reactor.MAIN);
  }

  @Test
  void contracts_closedOrOpen_areAsDesigned() {
    assertThat(Verdict.class.isSealed()).isTrue();
    assertThat(Badness.class.isSealed()).isTrue();
    assertThat(Observation.class.isSealed()).isTrue();
    assertThat(Deed.class.isSealed()).isTrue();
    assertThat(VictimPolicyProvider.class.isSealed()).isFalse();
    assertThat(PressureDaemonProvider.class.isSealed()).isFalse();
  }

  @Test
  void providers_all_canBeFoundOnBothPaths() throws IOException {
    requireFound(VictimPolicyProvider.class, 3);
    requireFound(PressureDaemonProvider.class, 1);
  }

  private static void requireFound(Class<?> service, int atLeast) throws IOException {
    List<JavaClass> providers =
        Reactor.MAIN.stream()
            .filter(type -> type.isAssignableTo(service) && !type.isInterface())
            .toList();

    assertThat(providers).hasSizeGreaterThanOrEqualTo(atLeast);
    for (JavaClass provider : providers) {
      assertThat(provider.getModifiers()).contains(JavaModifier.PUBLIC, JavaModifier.FINAL);
      assertThat(provider.getSimpleName()).endsWith("Provider");
      assertThat(Files.readAllLines(services(provider, service))).contains(provider.getName());
    }
  }

  @Test
  void testClasses_all_haveANameThatIsRun() {
    classes()
        .that()
        .areTopLevelClasses()
        .and(
            DescribedPredicate.describe(
                "hold tests",
                type -> type.getMethods().stream().anyMatch(DeclarationRulesTest::isTest)))
        .should()
        .haveNameMatching(".*(Test|Properties|Contract|IT|Fuzz)")
        .because(
            "a test under another name is skipped without a word, and Fuzz has its own command")
        .check(Reactor.TESTS);
  }

  private static boolean isTest(JavaMethod method) {
    return method.getAnnotations().stream()
        .map(annotation -> annotation.getRawType().getSimpleName())
        .anyMatch(
            List.of("Test", "ParameterizedTest", "TestFactory", "Property", "Example")::contains);
  }

  private static Path services(JavaClass provider, Class<?> service) {
    return Reactor.MODULES.stream()
        .filter(module -> provider.getPackageName().startsWith(module.rootPackage()))
        .findFirst()
        .orElseThrow()
        .output("target/classes")
        .resolve("META-INF/services/" + service.getName());
  }

  private static ArchCondition<JavaClass> be(String description, Predicate<JavaClass> holds) {
    return new ArchCondition<>("be " + description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!holds.test(type)) {
          events.add(
              SimpleConditionEvent.violated(type, type.getName() + " is not " + description));
        }
      }
    };
  }
}
