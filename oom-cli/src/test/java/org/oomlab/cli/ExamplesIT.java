package org.oomlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.oomlab.testkit.GoldenSection;

/** The examples are a plugin beside the distribution: what the guide says of them is what comes. */
final class ExamplesIT {
  private static final Path OOM = Path.of(System.getProperty("oom.distribution"), "oom");
  private static final Path ROOT = Path.of(System.getProperty("oom.root"));
  private static final String PLUGINS = "oom-policies/oom-policy-examples/target";
  private static final String CYCLE = "has-no-cycles is broken";

  @Test
  void earlyoomSortByRss_verified_isRedWithThreeProcesses() throws Exception {
    ProcessRun.Result run =
        new ProcessRun()
            .in(ROOT)
            .run(OOM, "verify", "earlyoom-sort-by-rss", "--plugin-path", PLUGINS, "--seed", "1");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(1);
    String cycle = cycle(run.out());
    assertThat(cycle.lines().filter(line -> line.startsWith("    pid "))).hasSize(3);
    GoldenSection.check(
        ROOT.resolve("docs/findings.md"),
        "earlyoom verify",
        "```\n" + told(run.out(), cycle) + "```\n");
  }

  @Test
  void policies_ofTheDistribution_areWithoutTheExamples() throws Exception {
    ProcessRun.Result run = new ProcessRun().run(OOM, "policies");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("classic").doesNotContain("earlyoom-sort-by-rss");
  }

  /** What is broken, and of one the machine. */
  private static String told(String out, String cycle) {
    return Stream.concat(
            Stream.of(out.lines().findFirst().orElseThrow(), ""),
            Stream.concat(
                out.lines().filter(line -> line.startsWith("  BROKEN ")),
                Stream.concat(Stream.of("", CYCLE), cycle.lines())))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static String cycle(String out) {
    List<String> lines = out.lines().dropWhile(line -> !line.equals(CYCLE)).skip(1).toList();
    return lines.stream()
        .takeWhile(line -> !line.contains("A test for the contract test"))
        .collect(Collectors.joining("\n"))
        .stripTrailing();
  }
}
