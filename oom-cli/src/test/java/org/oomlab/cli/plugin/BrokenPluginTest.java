package org.oomlab.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oomlab.cli.policy.TimedCallGuard;
import org.oomlab.core.registry.PluginProblem;
import org.oomlab.core.registry.PluginProblem.Kind;
import org.oomlab.core.registry.PolicyRegistry;
import org.oomlab.core.registry.RegisteredPolicy;

/** Each way to break a plugin, as a jar compiled for the test. */
final class BrokenPluginTest {
  private static final String NOBODY =
      "return new Verdict.NobodyKillable(Explanation.of(new Reason(\"none\", \"none\")));";
  private static final List<String> INSTALLED = List.of("cgroup-aware", "classic", "priority-only");

  @TempDir private Path directory = Path.of("");

  @Test
  void plugin_sound_isThereBesideTheInstalledOnes() throws IOException {
    Path jar = builder().provider("greedy", "", NOBODY).build("greedy.jar");
    PolicyRegistry registry = load(jar);
    assertThat(registry.problems()).isEmpty();
    assertThat(registry.policies())
        .extracting(RegisteredPolicy::name)
        .containsExactly("cgroup-aware", "classic", "greedy", "priority-only");
    assertThat(registry.policies().get(2).module()).isEqualTo(jar.toString());
  }

  @Test
  void plugin_textFile_isNotAJar() throws IOException {
    Path jar = Files.writeString(directory.resolve("text.jar"), "not a jar");
    assertProblem(jar, Kind.NOT_A_JAR, "plugin " + jar + ": it is not a jar file");
  }

  @Test
  void plugin_cutJar_isNotAJar() throws IOException {
    Path whole = builder().provider("greedy", "", NOBODY).build("whole.jar");
    byte[] bytes = Files.readAllBytes(whole);
    Path jar = directory.resolve("cut.jar");
    Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2));
    assertProblem(jar, Kind.NOT_A_JAR, "it is not a jar file");
  }

  @Test
  void plugin_missingFile_isNotAJar() {
    Path jar = directory.resolve("none.jar");
    assertProblem(jar, Kind.NOT_A_JAR, "there is no such file");
  }

  @Test
  void plugin_withoutServiceFile_namesNoPolicy() throws IOException {
    Path jar = builder().source("A", "public class A {}").build("empty.jar");
    assertProblem(jar, Kind.NO_PROVIDER, "it names no policy: META-INF/services/");
  }

  @Test
  void plugin_namingAbsentClass_lacksIt() throws IOException {
    Path jar = builder().named("plugin.Absent").build("absent.jar");
    assertProblem(jar, Kind.MISSING_CLASS, "Provider plugin.Absent not found");
  }

  @Test
  void plugin_namingOtherClass_hasNoProvider() throws IOException {
    Path jar = builder().source("A", "public class A {}").named("plugin.A").build("other.jar");
    assertProblem(jar, Kind.MISSING_CLASS, "plugin.A does not implement VictimPolicyProvider");
  }

  @Test
  void plugin_needingAbsentClass_lacksIt() throws IOException {
    Path jar =
        builder()
            .source("Helper", "class Helper { static int depth() { return 1; } }")
            .provider("greedy", "private final int depth = Helper.depth();", NOBODY)
            .without("Helper")
            .build("lacking.jar");
    assertProblem(
        jar,
        Kind.MISSING_CLASS,
        "plugin plugin.P1 in " + jar + ": class plugin.Helper is neither in it nor in the plugin");
  }

  @Test
  void plugin_usingOurCore_doesNotSeeIt() throws IOException {
    Path jar =
        builder()
            .provider(
                "greedy",
                """
                { try { Class.forName("org.oomlab.core.registry.PolicyRegistry"); }
                  catch (ClassNotFoundException e) { throw new NoClassDefFoundError("the core"); } }
                """,
                NOBODY)
            .build("curious.jar");
    assertProblem(jar, Kind.MISSING_CLASS, "class the core is neither in it");
  }

  @Test
  void plugin_forOtherApiVersion_isRefused() throws IOException {
    Path jar =
        builder()
            .provider("greedy", "public int apiVersion() { return 99; }", NOBODY)
            .build("future.jar");
    assertProblem(
        jar, Kind.WRONG_VERSION, "it was made for version 99 of the plugin API, expected 1");
  }

  @Test
  void plugin_throwingConstructor_isNamed() throws IOException {
    Path jar =
        builder()
            .provider("greedy", "public P0() { throw new IllegalStateException(\"no\"); }", NOBODY)
            .build("throwing.jar");
    assertProblem(
        jar, Kind.THREW, "its constructor threw IllegalStateException: no (at plugin.P0.<init>");
  }

  @Test
  void plugin_throwingStaticInitialiser_isNamed() throws IOException {
    Path jar =
        builder()
            .provider("greedy", "static { if (true) throw new RuntimeException(\"no\"); }", NOBODY)
            .build("static.jar");
    assertProblem(jar, Kind.THREW, "its static initialiser threw RuntimeException: no");
  }

  @Test
  void plugin_privateConstructor_isNamed() throws IOException {
    Path jar = builder().provider("greedy", "private P0() {}", NOBODY).build("private.jar");
    assertProblem(jar, Kind.MISSING_CLASS, "it has no public constructor without parameters");
  }

  @Test
  void plugin_loopingConstructor_isStopped() throws IOException {
    Path jar =
        builder().provider("greedy", "public P0() { while (true) {} }", NOBODY).build("loop.jar");
    assertProblem(jar, Kind.TOO_SLOW, "loading it did not return within 500 ms");
  }

  @ParameterizedTest
  @CsvSource({
    "System.exit(0), java.lang.System.exit",
    "Runtime.getRuntime().halt(0), java.lang.Runtime.halt",
    "((java.util.function.IntConsumer) System::exit).accept(0), java.lang.System.exit"
  })
  void plugin_endingTheProgram_isRefused(String call, String method) throws IOException {
    Path jar = builder().provider("rash", "", call + "; return null;").build("rash.jar");
    assertProblem(
        jar,
        Kind.ENDS_PROGRAM,
        "class plugin.P0 calls " + method + "(), which would end the whole program");
  }

  @Test
  void plugin_withoutDescriptor_isRefused() throws IOException {
    Path jar =
        builder()
            .source(
                "Bare",
                """
                public final class Bare implements VictimPolicyProvider {
                  public PolicyDescriptor descriptor() { return null; }
                  public VictimPolicy create(PolicyParameters p) { return null; }
                  public int apiVersion() { return API_VERSION; }
                }
                """)
            .named("plugin.Bare")
            .build("bare.jar");
    assertProblem(jar, Kind.BAD_DESCRIPTOR, "descriptor() returned null");
  }

  @Test
  void plugin_badName_isRefusedWithTheRule() throws IOException {
    Path jar = builder().provider("Big Eater", "", NOBODY).build("named.jar");
    assertProblem(
        jar,
        Kind.BAD_DESCRIPTOR,
        "policy name 'Big Eater' is not lower-case words joined by dashes");
  }

  @Test
  void plugin_nameOfAnInstalledPolicy_losesIt() throws IOException {
    Path jar = builder().provider("classic", "", NOBODY).build("usurper.jar");
    assertProblem(
        jar, Kind.DUPLICATE_NAME, "plugin classic in " + jar + ": there is already a policy");
  }

  @Test
  void jar_oneOfTwoProvidersBroken_keepsTheOther() throws IOException {
    Path jar =
        builder()
            .provider("broken", "public P0() { throw new IllegalStateException(); }", NOBODY)
            .provider("sound", "", NOBODY)
            .build("two.jar");
    PolicyRegistry registry = load(jar);
    assertThat(registry.problems()).extracting(PluginProblem::kind).containsExactly(Kind.THREW);
    assertThat(registry.policies()).extracting(RegisteredPolicy::name).contains("sound");
  }

  private void assertProblem(Path jar, Kind kind, String sentencePart) {
    PolicyRegistry registry = load(jar);
    assertThat(registry.policies())
        .extracting(RegisteredPolicy::name)
        .containsExactlyElementsOf(INSTALLED);
    assertThat(registry.problems()).hasSize(1);
    PluginProblem problem = registry.problems().getFirst();
    assertThat(problem.sentence()).contains(sentencePart).doesNotContain("\n");
    assertThat(problem.kind()).isEqualTo(kind);
    assertThat(problem.module()).isEqualTo(jar.toString());
  }

  private static PolicyRegistry load(Path jar) {
    return PolicyRegistry.load(List.of(jar), new TimedCallGuard(500, line -> {}));
  }

  private PluginJarBuilder builder() {
    return new PluginJarBuilder(directory);
  }
}
