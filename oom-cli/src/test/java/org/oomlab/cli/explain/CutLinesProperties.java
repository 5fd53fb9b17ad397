package org.oomlab.cli.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.Json;
import org.oomlab.cli.Json.Node;
import org.oomlab.cli.host.ExitCode;

/**
 * A line ends in its middle: half a number is no number, and half a name is no name. What is still
 * told of the report is what the whole one tells.
 */
class CutLinesProperties {
  private static final List<List<String>> REPORTS = LabReports.of(name -> true);
  private static final Node NOTHING = new Node(null);

  private static Optional<Node> explained(List<String> lines) {
    byte[] log = (String.join("\n", lines) + "\n").getBytes(UTF_8);
    InProcess run = InProcess.with().in(log).run("explain", "--format", "json", "-");
    if (run.exitCode() != ExitCode.OK) {
      assertThat(run.err()).startsWith("oom: standard input: ");
      return Optional.empty();
    }
    List<Node> reports = Json.parse(run.out()).get("reports").list();
    return reports.size() == 1 ? Optional.of(reports.getFirst()) : Optional.empty();
  }

  private static void assertTellsNothingElse(List<String> whole, List<String> cut) {
    Optional<Node> before = explained(whole);
    Optional<Node> after = explained(cut);
    if (before.isEmpty() || after.isEmpty()) {
      return;
    }
    String log = String.join("\n", cut);
    if (!before.get().get("agreement").text().equals("DISAGREE")) {
      assertThat(after.get().get("agreement").text()).as(log).isNotEqualTo("DISAGREE");
    }
    // What the swap is taken to be, where no line tells it, is named.
    boolean taken =
        after.get().get("missing").list().stream()
            .anyMatch(missing -> missing.get("kind").text().equals("SWAP_TOTAL"));
    for (String fact : List.of("totalPages", "oomMemcg", "constraint")) {
      if (taken && fact.equals("totalPages")) {
        continue;
      }
      assertThat(after.get().get(fact))
          .as("%s of%n%s", fact, log)
          .isIn(before.get().get(fact), NOTHING);
    }
    for (String fact : List.of("victimPid", "victimName", "victimMemcg")) {
      assertThat(after.get().get("actual").get(fact))
          .as("%s of%n%s", fact, log)
          .isIn(before.get().get("actual").get(fact), NOTHING);
    }
  }

  @Property(tries = 400)
  void lineCutAnywhere_tellsNothingElse(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> whole = REPORTS.get(random.nextInt(REPORTS.size()));
    List<String> cut = new ArrayList<>(whole);
    int line = random.nextInt(cut.size());
    cut.set(line, half(cut.get(line), random));

    assertTellsNothingElse(whole, cut);
  }

  @Property(tries = 200)
  void logThatEndsAnywhere_tellsNothingElse(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> whole = REPORTS.get(random.nextInt(REPORTS.size()));
    int line = random.nextInt(whole.size());
    List<String> cut = new ArrayList<>(whole.subList(0, line));
    cut.add(half(whole.get(line), random));

    assertTellsNothingElse(whole, cut);
  }

  private static String half(String line, Random random) {
    return line.substring(0, random.nextInt(line.length() + 1));
  }
}
