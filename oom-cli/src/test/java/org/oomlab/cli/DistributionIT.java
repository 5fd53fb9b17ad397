package org.oomlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the assembled distribution: launcher, modules, start-up cache. */
final class DistributionIT {
  private static final Path HOME = Path.of(System.getProperty("oom.distribution"));
  private static final Path OOM = HOME.resolve("oom");
  private static final String LOG = "examples/memcg-limit.log";

  @TempDir private Path directory = Path.of("");

  @Test
  void start_asBuilt_usesTheCacheAndModules() throws Exception {
    ProcessRun.Result result = new ProcessRun().run(OOM, "--version");
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    // A version is only known to a named module.
    assertThat(result.out().lines().findFirst().orElseThrow()).matches("OOM Lab \\d.*");
    assertThat(result.out()).endsWith("start-up cache: in use\n");
  }

  @Test
  void policies_installed_areFoundAsModules() throws Exception {
    ProcessRun.Result result = new ProcessRun().run(OOM, "policies", "--format", "json");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains(
            "\"module\": \"org.oomlab.policy.cgroupaware\"",
            "\"module\": \"org.oomlab.policy.classic\"",
            "\"module\": \"org.oomlab.policy.priorityonly\"",
            "\"module\": \"org.oomlab.policy.userspace\"");
  }

  @Test
  void explain_example_tellsTheVictim() throws Exception {
    ProcessRun.Result result = new ProcessRun().in(HOME).run(OOM, "explain", LOG);
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("Linux killed ");
    assertThat(result.code()).isZero();
  }

  /** The decoder is native code, of which Java would warn on standard error. */
  @Test
  void explain_packedLog_saysNothingOnStandardError() throws Exception {
    Path packed = Path.of("src/test/resources/packed/memcg-limit.log.zst").toAbsolutePath();
    ProcessRun.Result result = new ProcessRun().run(OOM, "explain", packed.toString());
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("Linux killed p4-2 (pid 164)");
    assertThat(result.code()).isZero();
  }

  @Test
  void launcher_throughALinkFromElsewhere_works() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("oom-link"), OOM);
    Path chained = Files.createSymbolicLink(directory.resolve("chained"), Path.of("oom-link"));
    ProcessRun.Result result = new ProcessRun().in(Path.of("/")).run(chained, "policies");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo(new ProcessRun().run(link, "policies").out()).isNotEmpty();
  }

  /** Java opens only what its locale can spell; that of cron and of containers is C. */
  @Test
  void explain_fileNamedBeyondAscii_isFoundInAnyLocale() throws Exception {
    assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "the build is not in UTF-8");
    Path log = Files.copy(HOME.resolve(LOG), directory.resolve("gr\u00fcn.log"));
    ProcessRun.Result result =
        new ProcessRun().variable("LC_ALL", "C").run(OOM, "explain", log.toString());
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("gr\u00fcn.log");
    assertThat(result.code()).isZero();
  }

  @Test
  void error_inAProcess_isOneLineAndExitCode2() throws Exception {
    ProcessRun.Result result = new ProcessRun().run(OOM, "explain", "/no/such.log");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).isEqualTo("oom: /no/such.log: there is no such file or directory\n");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void pipe_closedByItsReader_isNoError() throws Exception {
    Path shell = Path.of("/bin/sh");
    String command = OOM + " completion bash; echo $? >&2";
    ProcessRun.Result result =
        new ProcessRun().run(shell, "-c", "{ " + command + "; } | head -n 1");
    assertThat(result.err()).isEqualTo("0\n");
    assertThat(result.out().lines()).hasSize(1);
  }

  @Test
  void output_toAFullDevice_isAnError() throws Exception {
    Path shell = Path.of("/bin/sh");
    ProcessRun.Result result = new ProcessRun().run(shell, "-c", OOM + " policies >/dev/full");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("oom: standard output cannot be written: ");
    assertThat(result.err().lines()).hasSize(1);
  }

  /** Java would take the next file that it opens for standard input. */
  @Test
  void input_closed_isSaid() throws Exception {
    Path shell = Path.of("/bin/sh");
    ProcessRun.Result result = new ProcessRun().run(shell, "-c", OOM + " explain - <&-");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).isEqualTo("oom: standard input: cannot be read: it is closed\n");
  }

  @Test
  void name_ofNoCharacters_isSaidWithAWayOut() throws Exception {
    Path shell = Path.of("/bin/sh");
    String command = "cd " + directory + " && printf x >\"$(printf 'a\\377')\"; " + OOM;
    ProcessRun.Result result =
        new ProcessRun().run(shell, "-c", command + " explain \"$(printf 'a\\377')\"");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "oom: a\ufffd: there is no such file or directory; its name is no UTF-8: name its"
                + " directory, or let the shell open it and give -\n");
  }

  @Test
  void javaHome_tooOld_isOneLine() throws Exception {
    Files.createDirectories(directory.resolve("bin"));
    Path java = Files.writeString(directory.resolve("bin/java"), "#!/bin/sh\nexit 1\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(directory.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    ProcessRun.Result result =
        new ProcessRun().variable("OOM_JAVA_HOME", directory.toString()).run(OOM, "--version");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo("oom: OOM_JAVA_HOME=" + directory + " is no Java 25 or newer\n");
  }

  /** What asks lies in a layer of its own, whose parts only its own loader finds. */
  @ParameterizedTest
  @ValueSource(strings = {"classic", "earlyoom"})
  void verify_policyOrDaemonOfTheDistribution_keepsWhatItPromises(String name) throws Exception {
    ProcessRun.Result result =
        new ProcessRun().run(OOM, "verify", name, "--tries", "40", "--seed", "1");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith(name + " keeps all ");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(result.code()).isZero();
  }

  /** A log piped to the very first start is for the command, not for the tools that build it. */
  @Test
  void build_onFirstUse_leavesStandardInputAlone() throws Exception {
    Path checkout = Files.createDirectories(directory.resolve("checkout"));
    Path launcher = Files.copy(OOM, checkout.resolve("oom"), StandardCopyOption.COPY_ATTRIBUTES);
    Path tools = Files.createDirectories(directory.resolve("tools"));
    Path maven = tools.resolve("mvn");
    Files.writeString(maven, "#!/bin/sh\ncat >'" + directory.resolve("taken") + "'\nexit 1\n");
    assertThat(maven.toFile().setExecutable(true)).isTrue();

    String feed = "echo a log | PATH=" + tools + ":$PATH " + launcher + " explain -";
    ProcessRun.Result result = new ProcessRun().run(Path.of("/bin/sh"), "-c", feed);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("the build failed");
    assertThat(directory.resolve("taken")).isEmptyFile();
  }

  @Test
  void copy_elsewhere_preparesItselfOnceAndSaysTheSame() throws Exception {
    Path copy = copy();
    ProcessRun.Result first = new ProcessRun().run(copy, "policies");
    assertThat(first.out()).isEqualTo(expected());
    assertThat(first.err()).isEqualTo("Preparing OOM Lab for this Java (once) ...\n");
    ProcessRun.Result second = new ProcessRun().run(copy, "--version");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).endsWith("start-up cache: in use\n");
  }

  @Test
  void cache_unusable_changesNoOutputAndIsNoticed() throws Exception {
    Path copy = copy();
    Path lib = copy.resolveSibling("lib");
    // As if made here, so that it is tried.
    List<String> made = Files.readAllLines(lib.resolve("cache.made"));
    Files.writeString(lib.resolve("cache.made"), made.getFirst() + "\n" + lib + "\n");
    Path cache = lib.resolve("oom.aot");

    assertUnused(copy);
    Files.writeString(cache, "not a cache");
    assertUnused(copy);
    Files.write(cache, new byte[] {});
    assertUnused(copy);
  }

  @Test
  void cache_olderThanAJar_isNoticed() throws Exception {
    Path copy = copy();
    assertThat(new ProcessRun().run(copy, "--prepare").code()).isZero();
    assertThat(new ProcessRun().run(copy, "--version").out()).endsWith("in use\n");
    try (Stream<Path> jars = Files.list(copy.resolveSibling("lib"))) {
      Path jar =
          jars.filter(file -> file.toString().contains("oom-core")).findFirst().orElseThrow();
      Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
    }
    assertUnused(copy);
  }

  private static void assertUnused(Path oom) throws IOException, InterruptedException {
    ProcessRun.Result result = new ProcessRun().run(oom, "policies");
    assertThat(result.code()).isZero();
    assertThat(result.err())
        .isEqualTo("oom: note: slow start, no start-up cache fits; run 'oom --prepare'\n");
    assertThat(result.out()).isEqualTo(expected());
    ProcessRun.Result version = new ProcessRun().run(oom, "--version");
    assertThat(version.err()).isEmpty();
    assertThat(version.out()).endsWith("start-up cache: not in use, run 'oom --prepare'\n");
  }

  private static String expected() throws IOException, InterruptedException {
    return new ProcessRun().run(OOM, "policies").out();
  }

  private Path copy() throws IOException {
    Path target = directory.resolve("copy");
    try (Stream<Path> files = Files.walk(HOME)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(HOME.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return target.resolve("oom");
  }
}
