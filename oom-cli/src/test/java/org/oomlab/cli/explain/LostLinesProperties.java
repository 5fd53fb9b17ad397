package org.oomlab.cli.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.Json;
import org.oomlab.cli.host.ExitCode;

/**
 * Lines of a report are lost and no mark tells it: then its kill may no longer be explained, but it
 * is never said to be another than the kernel's rules ask for.
 */
class LostLinesProperties {
  private static final Pattern ROW = Pattern.compile("\\] \\[ *\\d+\\] .*");

  private static final List<List<String>> REPORTS = LabReports.of(name -> true);

  /** Without processes that share their memory: a row more or less of those frees the others. */
  private static final List<List<String>> PLAIN = LabReports.of(name -> !name.contains("seed"));

  /** A report by itself may disagree where its log told of an earlier victim. */
  private static void assertNeverWrong(List<String> whole, List<String> left) {
    long wrong = disagreements(left);
    assertThat(wrong)
        .as(() -> String.join("\n", left))
        .isLessThanOrEqualTo(wrong == 0 ? 0 : disagreements(whole));
  }

  /** Of very little that is left the program says that it is no report. */
  private static long disagreements(List<String> lines) {
    byte[] log = (String.join("\n", lines) + "\n").getBytes(UTF_8);
    InProcess run = InProcess.with().in(log).run("explain", "--format", "json", "-");
    if (run.exitCode() == ExitCode.OK) {
      return Json.parse(run.out()).get("summary").get("disagree").number();
    }
    assertThat(run.err()).startsWith("oom: standard input: ");
    return 0;
  }

  @Property(tries = 400)
  void linesLostOneByOne_neverMakeTheKernelWrong(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int lost) {
    Random random = new Random(seed);
    List<String> whole = PLAIN.get(random.nextInt(PLAIN.size()));
    List<String> lines = new ArrayList<>(whole);
    for (int i = 0; i < lost && lines.size() > 1; i++) {
      lines.remove(random.nextInt(lines.size()));
    }

    assertNeverWrong(whole, lines);
  }

  @Property(tries = 200)
  void linesLostInARow_neverMakeTheKernelWrong(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int lost) {
    Random random = new Random(seed);
    List<String> whole = PLAIN.get(random.nextInt(PLAIN.size()));

    assertNeverWrong(whole, withGap(whole, lost, line -> true, random));
  }

  @Property(tries = 400)
  void linesBesideTheTableLostInARow_neverMakeTheKernelWrong(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int lost) {
    Random random = new Random(seed);
    List<String> whole = REPORTS.get(random.nextInt(REPORTS.size()));

    assertNeverWrong(whole, withGap(whole, lost, ROW.asPredicate().negate(), random));
  }

  private static List<String> withGap(
      List<String> whole, int length, Predicate<String> lost, Random random) {
    List<String> lines = new ArrayList<>(whole);
    int from = random.nextInt(lines.size());
    lines.subList(from, Math.min(lines.size(), from + length)).removeIf(lost);
    return lines;
  }
}
