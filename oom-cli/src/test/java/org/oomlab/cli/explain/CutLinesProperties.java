package org.oomlab.cli.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
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
  private static final List<String> OF_NO_SWAP = List.of("oomMemcg", "constraint");
  private static final List<String> OF_REPORT = List.of("totalPages", "oomMemcg", "constraint");
  private static final List<String> OF_VICTIM = List.of("victimPid", "victimName", "victimMemcg");
  private static final List<String> OF_INVOKER =
      List.of("name", "pid", "gfpMask", "gfpFlags", "order");
  private static final Pattern LAST_DIGITS = Pattern.compile("\\d+(\\\\x0a.*)?");
  private static final int LEAST_COMPARED = 80;

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

  /** Returns whether there was a report to compare. */
  private static boolean assertTellsNothingElse(
      List<String> whole, List<String> cut, boolean inLastNumber) {
    Node before = explained(whole).orElseThrow();
    Optional<Node> explained = explained(cut);
    if (explained.isEmpty()) {
      return false;
    }
    Node after = explained.get();
    String log = String.join("\n", cut);
    if (!before.get("agreement").text().equals("DISAGREE")) {
      assertThat(after.get("agreement").text()).as(log).isNotEqualTo("DISAGREE");
    }
    // What the swap is taken to be, where no line tells it, is named.
    boolean taken =
        after.get("missing").list().stream()
            .anyMatch(missing -> missing.get("kind").text().equals("SWAP_TOTAL"));
    assertSame(before, after, taken ? OF_NO_SWAP : OF_REPORT, log);
    assertSame(before.get("actual"), after.get("actual"), OF_VICTIM, log);
    assertSame(before.get("invoker"), after.get("invoker"), OF_INVOKER, log);
    if (!inLastNumber) {
      // Half of a number that ends its line and has no unit looks like any other.
      assertSame(before.get("invoker"), after.get("invoker"), List.of("oomScoreAdj"), log);
      assertSame(before.get("memory"), after.get("memory"), countersOf(after), log);
      assertSame(
          before.get("memcgStat"), after.get("memcgStat"), names(after.get("memcgStat")), log);
    }
    return true;
  }

  private static void assertSame(Node before, Node after, List<String> facts, String log) {
    for (String fact : facts) {
      Node told = before.has(fact) ? before.get(fact) : NOTHING;
      assertThat(after.get(fact)).as("%s of%n%s", fact, log).isIn(told, NOTHING);
    }
  }

  /** The swap is told, or taken to be something, by other lines than that of the counters. */
  private static List<String> countersOf(Node report) {
    return names(report.get("memory")).stream().filter(name -> !name.startsWith("swap")).toList();
  }

  private static List<String> names(Node object) {
    return ((Map<?, ?>) Objects.requireNonNull(object.raw()))
        .keySet().stream().map(String::valueOf).toList();
  }

  /** Returns whether what is cut off are the last digits of a line. */
  private static boolean isInLastNumber(String whole, String half) {
    return LAST_DIGITS.matcher(whole.substring(half.length())).matches();
  }

  /** A property that compares next to nothing would hold whatever happens. */
  private static void assertComparesMost(boolean compared) {
    Statistics.label("compared")
        .collect(compared)
        .coverage(share -> share.check(true).percentage(percent -> percent > LEAST_COMPARED));
  }

  @Property(tries = 400)
  void lineCutAnywhere_tellsNothingElse(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> whole = REPORTS.get(random.nextInt(REPORTS.size()));
    List<String> cut = new ArrayList<>(whole);
    int line = random.nextInt(cut.size());
    String half = half(cut.get(line), random);
    boolean inLastNumber = isInLastNumber(cut.set(line, half), half);

    assertComparesMost(assertTellsNothingElse(whole, cut, inLastNumber));
  }

  @Property(tries = 200)
  void logThatEndsAnywhere_tellsNothingElse(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> whole = REPORTS.get(random.nextInt(REPORTS.size()));
    int line = random.nextInt(whole.size());
    List<String> cut = new ArrayList<>(whole.subList(0, line));
    String half = half(whole.get(line), random);
    cut.add(half);

    assertComparesMost(assertTellsNothingElse(whole, cut, isInLastNumber(whole.get(line), half)));
  }

  private static String half(String line, Random random) {
    return line.substring(0, random.nextInt(line.length() + 1));
  }
}
