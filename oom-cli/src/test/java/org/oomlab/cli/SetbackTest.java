package org.oomlab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.plugin.PluginJarBuilder;

/** What cannot be done does not keep the rest from being done: a line each, and exit code 2. */
final class SetbackTest {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("oom.root", "")).resolve("examples/memcg-limit.log");
  private static final String NOBODY =
      "return new Verdict.NobodyKillable(Explanation.of(new Reason(\"none\", \"none\")));";

  @TempDir private Path directory = Path.of("");
  private String log = "";
  private String poem = "";
  private String cut = "";

  @BeforeEach
  void files() throws IOException {
    byte[] report = Files.readAllBytes(EXAMPLE);
    log = Files.write(directory.resolve("kern.log"), report).toString();
    poem = Files.writeString(directory.resolve("poem.txt"), "Once upon a midnight\n").toString();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(report);
      for (int i = 0; i < 100_000; i++) {
        out.write(("host daemon: " + i * 2_654_435_761L + "\n").getBytes(UTF_8));
      }
    }
    byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    cut = Files.write(directory.resolve("cut.gz"), half).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "csv"})
  void input_thatIsNoLog_isNamedAndTheOthersAreAsWithoutIt(String format) {
    InProcess run = InProcess.of("explain", "--format", format, poem, log);

    assertThat(run.err()).startsWith("oom: " + poem + ": is not a kernel log").hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    InProcess alone = InProcess.of("explain", "--format", format, log);
    if (format.equals("json")) {
      Json.Node document = Json.parse(run.out());
      assertThat(document.get("errors").list()).hasSize(1);
      assertThat(document.get("summary").get("reports").number()).isEqualTo(1);
    } else {
      assertThat(run.out()).isEqualTo(alone.out());
    }
    assertThat(alone.exitCode()).isEqualTo(ExitCode.OK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain", "compare", "rank"})
  void output_thatIsTheInput_isRefusedAndTheInputKept(String command) throws IOException {
    InProcess run = InProcess.of(command, log, "-o", directory + "/./kern.log");

    assertThat(run.err())
        .isEqualTo("oom: -o " + directory + "/./kern.log: is an input, which it would replace\n");
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(Path.of(log)).hasSameBinaryContentAs(EXAMPLE);
  }

  @Test
  void inputs_ofWhichNoneIsALog_areEachNamedAndNothingIsWritten() {
    Path file = directory.resolve("result.json");
    InProcess run =
        InProcess.of("explain", "--format", "json", "-o", file.toString(), poem, directory + "/no");

    assertThat(run.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("oom: " + poem + ": is not a kernel log"),
            line ->
                assertThat(line)
                    .isEqualTo("oom: " + directory + "/no: there is no such file or directory"));
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain", "compare"})
  void input_cutInTheMiddle_leavesAWholeDocumentWithWhatStoodBefore(String command) {
    InProcess run = InProcess.of(command, "--format", "json", log, cut);

    assertThat(run.err())
        .matches("oom: \\Q" + cut + "\\E: its gzip data is cut short; read up to line \\d+\n");
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    Json.Node document = Json.parse(run.out());
    assertThat(document.get(command.equals("explain") ? "reports" : "situations").list())
        .hasSize(2);
    assertThat(document.get("summary").raw()).isNotNull();
    assertThat(document.get("errors").list().getFirst().text()).contains("cut short");
  }

  @Test
  void file_ofAResultWithAFailedInput_isWrittenWholeAsStandardOutputWouldBe() throws IOException {
    Path file = directory.resolve("result.json");
    InProcess run = InProcess.of("explain", "--format", "json", "-o", file.toString(), cut, poem);

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(Files.readString(file))
        .isEqualTo(InProcess.of("explain", "--format", "json", cut, poem).out());
    assertThat(Json.parse(Files.readString(file)).get("errors").list()).hasSize(2);
  }

  @Test
  void check_ofInputsOfWhichOneFailed_tellsTheFailure() {
    assertThat(InProcess.of("explain", "--check", log, poem).exitCode())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void input_namedTwice_isReadOnce() throws IOException {
    InProcess once = InProcess.of("explain", "--format", "csv", log);
    InProcess twice =
        InProcess.of("explain", "--format", "csv", log, log, directory + "/./kern.log");

    assertThat(twice.out()).isEqualTo(once.out());
    assertThat(twice.err())
        .isEqualTo(
            "oom: note: named more than once, and read once: %s, %s/./kern.log%n", log, directory);
    assertThat(twice.exitCode()).isEqualTo(ExitCode.OK);
    InProcess input = InProcess.with().in(Files.readAllBytes(EXAMPLE)).run("explain", "-", "-");
    assertThat(input.err()).isEqualTo("oom: note: named more than once, and read once: -\n");
    assertThat(input.exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void policy_namedTwice_isTakenOnce() {
    InProcess run = InProcess.of("compare", "--format", "json", "--policy", "classic,classic", log);

    assertThat(Json.parse(run.out()).get("policies").list()).hasSize(1);
    assertThat(run.err())
        .isEqualTo("oom: note: --policy: classic is named twice, and taken once\n");
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void threads_anyNumberAboveZero_giveTheSame() {
    String expected = InProcess.of("explain", log).out();
    assertThat(InProcess.of("explain", "--threads", "2000000000", log).out()).isEqualTo(expected);
    for (String wrong : new String[] {"0", "-3"}) {
      InProcess run = InProcess.of("explain", "--threads=" + wrong, log);
      assertThat(run.err()).isEqualTo("oom: --threads: " + wrong + " is not a number above 0\n");
      assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }
  }

  @Test
  void plugin_thatIsNoJar_isNamedAndTheOthersRun() throws IOException {
    String jar = Files.writeString(directory.resolve("text.jar"), "not a jar").toString();
    for (String command : new String[] {"explain", "compare"}) {
      InProcess run = InProcess.of(command, "--plugin-path", jar, log);

      assertThat(run.err()).startsWith("oom: plugin " + jar + ": it is not a jar").hasLineCount(1);
      assertThat(run.out()).isEqualTo(InProcess.of(command, log).out());
      assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }
  }

  @Test
  void plugins_brokenBesideASoundOne_areEachNamedAndItRuns() throws IOException {
    Files.writeString(directory.resolve("a.jar"), "not a jar");
    Files.writeString(directory.resolve("b.jar"), "not a jar");
    new PluginJarBuilder(directory).provider("idle", "", NOBODY).build("c.jar");

    InProcess run = InProcess.of("policies", "--plugin-path", directory.toString());

    assertThat(run.err()).hasLineCount(2).contains("a.jar: it is", "b.jar: it is");
    assertThat(run.out()).contains("idle", "classic");
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void policy_ofABrokenPlugin_isNamedAndTheOthersAreCompared() throws IOException {
    String jar = Files.writeString(directory.resolve("text.jar"), "not a jar").toString();
    String[] compare = {
      "compare", "--format", "json", "--plugin-path", jar, "--policy", "greedy,classic", log
    };
    InProcess run = InProcess.of(compare);

    assertThat(run.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("it is not a jar"),
            line ->
                assertThat(line)
                    .startsWith("oom: --policy: no policy named 'greedy'")
                    .endsWith("; it may be in what could not be loaded: " + jar));
    assertThat(Json.parse(run.out()).get("policies").list()).hasSize(1);
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    InProcess alone = InProcess.of("explain", "--plugin-path", jar, "--policy", "greedy", log);
    assertThat(alone.err()).hasLineCount(2).contains("it is not a jar", "'greedy'");
    assertThat(alone.out()).isEmpty();
  }

  @Test
  void name_withBytesThatATerminalObeys_isWrittenWithTheirCodes() {
    InProcess run = InProcess.of("explain", directory + "/none\u001b[31m.log");

    assertThat(run.err())
        .isEqualTo("oom: %s/none\\x1b[31m.log: there is no such file or directory%n", directory);
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }
}
