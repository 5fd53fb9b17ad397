package org.oomlab.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What the whole reactor keeps to. Rules about single declarations are in DeclarationRulesTest,
 * those about what makes a result differ in RepetitionRules.
 */
class ArchitectureTest {
  static final List<Reactor.Module> MODULES = Reactor.MODULES;

  @ParameterizedTest
  @FieldSource("MODULES")
  void reactor_module_wasSeen(Reactor.Module module) {
    long seen = Reactor.MAIN.stream().filter(resideInAPackage(module.rootPackage() + "..")).count();

    assertThat(seen).as("classes of %s", module.folder()).isGreaterThan(module.floor());
  }

  @Test
  void reactor_everyClass_isInAModulesPackage() {
    assertThat(Reactor.MAIN.stream().map(JavaClass::getPackageName))
        .allMatch(
            name ->
                Reactor.MODULES.stream()
                    .anyMatch(module -> (name + ".").startsWith(module.rootPackage() + ".")));
  }

  @TestFactory
  Stream<DynamicTest> layers() {
    return tests(
        classes()
            .that()
            .resideInAPackage("org.oomlab.api..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.oomlab.api..")
            .because("policy authors compile against the api alone"),
        classes()
            .that()
            .resideInAPackage("org.oomlab.policy..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "java..", "org.jspecify..", "org.oomlab.api..", "org.oomlab.policy..")
            .because("our policies prove that the api suffices"),
        slices()
            .matching("org.oomlab.policy.(*)..")
            .should()
            .notDependOnEachOther()
            .because("each policy is a jar of its own"),
        noClasses()
            .that()
            .resideInAPackage("org.oomlab.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.oomlab.linux..",
                "org.oomlab.policy..",
                "org.oomlab.cli..",
                "org.oomlab.testkit..")
            .because("the core knows no host, no plugin and no terminal"),
        noClasses()
            .that()
            .resideInAPackage("org.oomlab.linux..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("org.oomlab..")
                    .and(not(resideInAnyPackage("org.oomlab.linux..", "org.oomlab.api.."))))
            .because("core and linux do not know each other"),
        noClasses()
            .that()
            .resideInAPackage("org.oomlab.testkit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.oomlab.linux..", "org.oomlab.policy..", "org.oomlab.cli..")
            .because("the kit is shipped to policy authors"),
        noClasses()
            .that()
            .resideInAPackage("org.oomlab.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.oomlab.policy..", "org.oomlab.testkit..")
            .because("the command line finds policies, it does not name them"));
  }

  @TestFactory
  Stream<DynamicTest> cycles() {
    return Stream.concat(
        tests(
            slices()
                .matching("org.oomlab.(*)..")
                .should()
                .beFreeOfCycles()
                .because("modules build one after the other")),
        Stream.of("api", "core", "linux", "cli", "testkit")
            .flatMap(
                module ->
                    tests(
                        slices()
                            .matching("org.oomlab." + module + ".(**)")
                            .should()
                            .beFreeOfCycles()
                            .because("a package that needs its user cannot be read alone"))));
  }

  @TestFactory
  Stream<DynamicTest> libraries() {
    return tests(
        only("tools.jackson..", "org.oomlab.core.report.json..", "org.oomlab.core.facts.."),
        only("org.snakeyaml..", "org.oomlab.core.yaml.."),
        only("de.siegmar..", "org.oomlab.core.report.csv.."),
        only("io.jstach..", "org.oomlab.core.report.html.."),
        only("com.google..", "org.oomlab.cli.."),
        only("jakarta.inject..", "org.oomlab.cli.."),
        only("picocli..", "org.oomlab.cli.."),
        only("net.jqwik..", "org.oomlab.testkit.property..", "org.oomlab.testkit.verify.."),
        only("com.tngtech.archunit..", "org.oomlab.testkit.arch.."),
        only("java.lang.foreign..", "org.oomlab.linux.signal.."),
        only("java.util.zip..", "org.oomlab.linux.input.."),
        only("org.tukaani..", "org.oomlab.linux.input.."),
        only("com.github.luben..", "org.oomlab.linux.input.."),
        noClasses()
            .that()
            .resideOutsideOfPackage("org.oomlab.core.registry..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ServiceLoader.class)
            .because("plugins are found, checked and named in one place"));
  }

  @TestFactory
  Stream<DynamicTest> purity() {
    return tests(
        noClasses()
            .that()
            .resideInAnyPackage(RepetitionRules.PURE)
            .and()
            .resideOutsideOfPackages(
                "org.oomlab.core.registry..",
                "org.oomlab.core.report.json..",
                "org.oomlab.core.report.csv..",
                "org.oomlab.core.report.html..",
                "org.oomlab.core.yaml..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
            .because("rules and policies are functions; files are opened at the edges"),
        noClasses()
            .that()
            .resideInAnyPackage(
                "org.oomlab.core.report.json..",
                "org.oomlab.core.report.csv..",
                "org.oomlab.core.yaml..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio..", "java.net..")
            .because("reports are written to a writer that the caller opened"),
        noClasses()
            .that()
            .resideInAPackage("org.oomlab.core.report.html..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..")
            .because("pages too, and a renderer names its template's charset"),
        GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.because(
            "a caller can only handle what has a name"),
        noClasses()
            .that()
            // Silences a library that does.
            .doNotHaveFullyQualifiedName("org.oomlab.testkit.verify.ContractSuite")
            .should(GeneralCodingRules.USE_JAVA_UTIL_LOGGING)
            .because("what the user should know is output, the rest is silence"));
  }

  private static ArchRule only(String library, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because(library + " stays where it can be replaced: " + String.join(", ", packages));
  }

  private static Stream<DynamicTest> tests(ArchRule... rules) {
    return Stream.of(rules)
        .map(
            rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(Reactor.MAIN)));
  }
}
