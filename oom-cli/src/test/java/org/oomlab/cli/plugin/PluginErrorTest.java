package org.oomlab.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.policy.TimedCallGuard;
import org.oomlab.core.registry.ConfiguredPolicy;
import org.oomlab.core.registry.PluginProblem;
import org.oomlab.core.registry.PolicyFailure;
import org.oomlab.core.registry.PolicyFailureException;
import org.oomlab.core.registry.PolicyRegistry;
import org.oomlab.core.registry.PolicySpec;
import org.oomlab.core.registry.RegisteredPolicy;
import org.oomlab.testkit.Machines;
import org.oomlab.testkit.Ooms;
import org.oomlab.testkit.Requests;
import org.oomlab.testkit.Tasks;

/** An error thrown by a plugin is the plugin's, wherever it is thrown and whatever its class. */
final class PluginErrorTest {
  private static final String LOG =
      Path.of(System.getProperty("oom.root", "")).resolve("examples/memcg-limit.log").toString();
  private static final List<String> ERRORS =
      List.of("Error", "AssertionError", "OutOfMemoryError", "InternalError", "ThreadDeath");
  private static final SelectionRequest REQUEST =
      Requests.of(
          Machines.machine().tasks(List.of(Tasks.task().pid(100).build())).build(),
          Ooms.oom().build());
  private static final TimedCallGuard GUARD = new TimedCallGuard(5_000, line -> {});

  @TempDir private static Path directory = Path.of("");

  /** With a policy for each place and error, so that each case has its neighbours. */
  private static Path jar = Path.of("");

  /** The methods of a plugin, in the order in which they are called. */
  enum Place {
    API_VERSION,
    DESCRIPTOR,
    CREATE,
    SELECT;

    boolean isLoading() {
      return this == API_VERSION || this == DESCRIPTOR;
    }
  }

  @BeforeAll
  static void compile() throws IOException {
    PluginJarBuilder builder = new PluginJarBuilder(directory);
    for (Place place : Place.values()) {
      ERRORS.forEach(error -> add(builder, place, error));
    }
    jar = builder.build("errors.jar");
  }

  static Stream<Arguments> cases() {
    return Stream.of(Place.values())
        .flatMap(place -> ERRORS.stream().map(error -> Arguments.of(place, error)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void error_thrownAnywhere_isThePluginsFailureOnOneLine(Place place, String error)
      throws Exception {
    PolicyRegistry registry = PolicyRegistry.load(List.of(jar), GUARD);
    String sentence;
    if (place.isLoading()) {
      String provider = "plugin." + type(place, error);
      PluginProblem problem =
          registry.problems().stream()
              .filter(found -> found.plugin().equals(provider))
              .findFirst()
              .orElseThrow();
      assertThat(problem.kind()).isEqualTo(PluginProblem.Kind.THREW);
      sentence = problem.sentence();
      assertThat(sentence).startsWith("plugin " + provider + " in " + jar + ": it");
    } else {
      PolicySpec spec = PolicySpec.of(policy(place, error));
      PolicyFailureException thrown =
          catchThrowableOfType(
              PolicyFailureException.class,
              () -> {
                ConfiguredPolicy policy = registry.configure(spec, GUARD);
                policy.policy().select(REQUEST);
              });
      assertThat(thrown.failure().kind())
          .isEqualTo(
              error.equals("OutOfMemoryError")
                  ? PolicyFailure.Kind.OUT_OF_MEMORY
                  : PolicyFailure.Kind.THREW);
      sentence = thrown.failure().sentence();
      assertThat(sentence).startsWith("policy " + spec.name() + " (" + jar + ") ");
    }
    assertThat(sentence)
        .contains(error + (error.equals("ThreadDeath") ? " (at plugin." : ": no (at plugin."))
        .doesNotContain("\n");
    assertThat(sentence.contains("the memory of this program ran out"))
        .isEqualTo(error.equals("OutOfMemoryError"));
  }

  @Test
  void errors_ofProvidersInAJar_keepNoOtherFromBeingLoaded() {
    PolicyRegistry registry = PolicyRegistry.load(List.of(jar), GUARD);

    assertThat(registry.problems()).hasSize(2 * ERRORS.size());
    assertThat(registry.policies())
        .extracting(RegisteredPolicy::name)
        .contains("classic", policy(Place.SELECT, "ThreadDeath"))
        .hasSize(3 + 2 * ERRORS.size());
  }

  @ParameterizedTest
  @EnumSource
  void error_inARun_isOneLineAndTheOthersRun(Place place) throws IOException {
    PluginJarBuilder builder = new PluginJarBuilder(directory);
    add(builder, place, "Error");
    String single = builder.build(place + ".jar").toString();
    InProcess run =
        place.isLoading()
            ? InProcess.of("compare", "--plugin-path", single, LOG)
            : InProcess.of(
                "compare",
                "--plugin-path",
                single,
                "--policy",
                "classic," + policy(place, "Error"),
                LOG);

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).startsWith("oom: p").contains(single, "Error: no").hasLineCount(1);
    assertThat(run.out()).contains("classic");
  }

  @Test
  void exception_whoseMessageAndTraceThrow_isNamedByItsClass() throws Exception {
    Path nasty =
        new PluginJarBuilder(directory)
            .source(
                "Nasty",
                """
                class Nasty extends RuntimeException {
                  public String getMessage() { throw this; }
                  public StackTraceElement[] getStackTrace() { throw this; }
                }
                """)
            .provider("nasty", "", "throw new Nasty();")
            .build("nasty.jar");
    ConfiguredPolicy policy =
        PolicyRegistry.load(List.of(nasty), GUARD).configure(PolicySpec.of("nasty"), GUARD);

    assertThat(
            catchThrowableOfType(
                PolicyFailureException.class, () -> policy.policy().select(REQUEST)))
        .hasMessage("policy nasty (" + nasty + ") threw Nasty");
  }

  @Test
  void exception_whoseMessageNeverComes_isNamedByItsClass() throws Exception {
    TimedCallGuard impatient = new TimedCallGuard(300, line -> {});
    Path endless =
        new PluginJarBuilder(directory)
            .source(
                "Endless",
                """
                class Endless extends RuntimeException {
                  public String getMessage() {
                    while (true) {
                      java.util.concurrent.locks.LockSupport.park();
                      Thread.interrupted();
                    }
                  }
                }
                """)
            .provider("endless", "", "throw new Endless();")
            .build("endless.jar");
    ConfiguredPolicy policy =
        PolicyRegistry.load(List.of(endless), GUARD).configure(PolicySpec.of("endless"), impatient);

    assertThat(
            catchThrowableOfType(
                PolicyFailureException.class, () -> policy.policy().select(REQUEST)))
        .hasMessage(
            "policy endless ("
                + endless
                + ") threw Endless, whose message did not return within 300 ms");
  }

  private static void add(PluginJarBuilder builder, Place thrower, String error) {
    String throwing =
        "if (true) throw new " + error + (error.equals("ThreadDeath") ? "();" : "(\"no\");");
    String type = type(thrower, error);
    builder.source(
        type,
        """
        public final class %s implements VictimPolicyProvider {
          public int apiVersion() { %s return API_VERSION; }
          public PolicyDescriptor descriptor() {
            %s return new PolicyDescriptor("%s", "1", "a test", "nowhere", List.of());
          }
          public VictimPolicy create(PolicyParameters parameters) {
            %s return request -> { %s return null; };
          }
        }
        """
            .formatted(
                type,
                thrower == Place.API_VERSION ? throwing : "",
                thrower == Place.DESCRIPTOR ? throwing : "",
                policy(thrower, error),
                thrower == Place.CREATE ? throwing : "",
                thrower == Place.SELECT ? throwing : ""));
    builder.named("plugin." + type);
  }

  private static String type(Place place, String error) {
    return place + error;
  }

  private static String policy(Place place, String error) {
    return place.name().toLowerCase(Locale.ROOT).replace('_', '-')
        + "-"
        + error.toLowerCase(Locale.ROOT);
  }
}
