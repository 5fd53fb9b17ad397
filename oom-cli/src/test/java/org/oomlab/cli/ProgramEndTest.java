package org.oomlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oomlab.cli.plugin.PluginJarBuilder;

/** A plugin that ends the program in a way that its classes do not show. */
final class ProgramEndTest {
  private static final String LOG =
      Path.of(System.getProperty("oom.root", "")).resolve("examples/memcg-limit.log").toString();
  private static final String EXIT =
      "try { Class.forName(\"java.lang.System\").getMethod(\"exit\", int.class).invoke(null, 0); }"
          + " catch (ReflectiveOperationException e) { throw new IllegalStateException(e); }";

  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        EXIT + " return null;",
        "Thread t = new Thread(() -> {"
            + EXIT
            + "}); t.start();"
            + " try { t.join(); } catch (InterruptedException e) { } return null;"
      })
  void plugin_exitingByReflection_isNamedAndTheStatusIsNotZero(String select) throws Exception {
    Path jar = new PluginJarBuilder(directory).provider("rash", "", select).build("rash.jar");

    ProcessRun.Result run =
        ChildJvm.run(
            "-Xmx256m", "explain", "--plugin-path", jar.toString(), "--policy", "rash", LOG);

    assertThat(run.err())
        .isEqualTo(
            "oom: policy rash (%s) ended the program: it called System.exit%n".formatted(jar));
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void program_withoutPlugins_endsAsEver() throws Exception {
    ProcessRun.Result run = ChildJvm.run("-Xmx256m", "explain", LOG);

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }
}
