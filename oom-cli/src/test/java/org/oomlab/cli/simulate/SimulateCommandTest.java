package org.oomlab.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oomlab.cli.Golden;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.host.ExitCode;

class SimulateCommandTest {
  /** 64 MiB, one process that leaks 2 MiB a second from the first on, and one that does not. */
  private static final String LEAK =
      """
      schema: oom/scenario/1
      name: leak
      story: One of two leaks.
      duration: 1min
      sample: 1s
      machine: {kernel: "6.12", ram: 64MiB, sysctls: {transparent_hugepages: never}}
      processes:
        - name: good
          does: [{steady: {size: 8MiB, touched: 10%}}]
          importance: {critical: true, available: {at_least: 1}}
        - name: leaky
          does: [{leak: {start: 1s, rate: 2MiB/s, touched: 1%}}]
          importance: {culprit: true}
      """;

  @TempDir private Path folder;

  @Test
  void text_ofALeak_isAsExpected() throws IOException {
    InProcess run = oom("simulate", "-");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    Golden.check("simulate-leak.txt", run.out());
  }

  @Test
  void json_ofALeak_isAsExpected() {
    Golden.check("simulate-leak.json", oom("simulate", "-", "--format", "json").out());
  }

  @Test
  void comparison_ofALeak_isAsExpected() {
    Golden.check("compare-leak.txt", oom("compare", "-", "--oracle").out());
    Golden.check("compare-leak.json", oom("compare", "-", "--oracle", "--format", "json").out());
  }

  @Test
  void compare_withAnOptionOfTheOtherInput_isRefused() {
    for (List<String> option :
        List.of(
            List.of("--kernel", "5.10"),
            List.of("--swap-total", "1G"),
            List.of("--facts", "facts.json"))) {
      InProcess run = oom(with(List.of("compare", "-"), option.getFirst(), option.getLast()));
      assertThat(run.err())
          .isEqualTo("oom: " + option.getFirst() + ": is about logs; a scenario says it itself\n");
      assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }
    InProcess log = InProcess.of("compare", "--oracle", "../examples/memcg-limit.log");
    assertThat(log.err())
        .isEqualTo("oom: --oracle: a log does not go on after its kill; it needs a scenario\n");
    assertThat(log.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void csv_ofALeak_isAsExpected() {
    Golden.check("simulate-leak.csv", oom("simulate", "-", "--format", "csv").out());
    Golden.check("compare-leak.csv", oom("compare", "-", "--oracle", "--format", "csv").out());
  }

  @Test
  void html_toAFile_isWholeOrNotThere() throws IOException {
    Path page = folder.resolve("run.html");

    InProcess good = oom("simulate", "-", "--format", "html", "-o", page.toString());
    assertThat(good.out()).isEmpty();
    assertThat(Files.readString(page))
        .startsWith("<!DOCTYPE html>")
        .contains("leaky", "highest badness", "var uPlot=")
        .endsWith("</html>\n");
    InProcess bad = InProcess.of("compare", "none.yaml", "--format", "html", "-o", page + "2");
    assertThat(bad.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(page);
    }
  }

  @Test
  void simulation_again_hasTheSameBytes() throws IOException {
    Path one = Files.writeString(folder.resolve("one.yaml"), LEAK);
    Path two = Files.writeString(folder.resolve("two.yaml"), LEAK.replace("name: leak", "name: b"));
    for (List<String> command :
        List.of(
            List.of("simulate", one.toString(), "--oracle", "--format", "json"),
            List.of("simulate", one.toString()),
            List.of("simulate", one.toString(), "--oracle", "--format", "html"),
            List.of("simulate", one.toString(), "--format", "csv"),
            List.of("compare", one.toString(), two.toString(), "--format", "csv"),
            List.of("compare", one.toString(), two.toString(), "--oracle", "--format", "html"),
            List.of("compare", one.toString(), two.toString(), "--format", "json"),
            List.of("compare", folder.toString()))) {
      String[] serial = with(command, "--threads", "1");
      String first = InProcess.of(serial).out();

      assertThat(first).isNotEmpty();
      assertThat(InProcess.of(serial).out()).isEqualTo(first);
      assertThat(InProcess.of(with(command, "--threads", "4")).out()).isEqualTo(first);
    }
  }

  @Test
  void seed_given_isUsedAndShown() {
    assertThat(oom("simulate", "-", "--seed", "42").out()).contains("seed 42");
    assertThat(oom("simulate", "-", "--seed", "-2").err())
        .isEqualTo("oom: --seed: -2 is negative\n");
  }

  @Test
  void scenario_wrong_isToldInLinesAndExitCode() {
    String wrong = LEAK.replace("ram: 64MiB", "ram: 64MB").replace("steady", "stead");

    InProcess run = InProcess.of(Map.of(), wrong, "simulate", "-");

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            """
            oom: -:6:32: found '64MB', expected a size in B, KiB, MiB, GiB, TiB, say 512MiB, \
            from 1B to 1024TiB; did you mean '64MiB'?
            oom: -:9:13: found 'stead', expected a behaviour, which is one of steady, leak, ramp, \
            burst, wave, churn, fork_storm, file_scan, tmpfs_fill, batch_job; did you mean 'steady'?
            """);
  }

  @Test
  void inputs_thatAreNoScenario_areRefused() throws IOException {
    Path two = Files.createDirectory(folder.resolve("two"));
    Path none = Files.createDirectory(folder.resolve("none"));
    Files.writeString(two.resolve("a.yaml"), LEAK);
    Files.writeString(two.resolve("b.yaml"), LEAK);
    Path old = Files.writeString(folder.resolve("old.yaml"), LEAK.replace("\"6.12\"", "\"1.0\""));

    assertThat(InProcess.of("simulate", "nowhere.yaml").err())
        .isEqualTo("oom: nowhere.yaml: there is no such file or directory\n");
    assertThat(InProcess.of("simulate", two.toString()).err())
        .contains("has 2 scenarios, expected one");
    assertThat(InProcess.of("simulate", old.toString()).err())
        .endsWith("there are no rules for kernel 1.0\n");
    assertThat(InProcess.of("simulate", none.toString()).err())
        .isEqualTo("oom: " + none + ": there is no scenario in this directory\n");
    assertThat(InProcess.of("simulate", "../examples/memcg-limit.log").err())
        .isEqualTo("oom: ../examples/memcg-limit.log: is a kernel log, expected a scenario\n");
  }

  private static InProcess oom(String... args) {
    return InProcess.of(Map.of("COLUMNS", "80"), LEAK, args);
  }

  private static String[] with(List<String> command, String... more) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
