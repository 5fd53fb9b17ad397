package org.oomlab.cli.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
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
  private static final String HEAD = "invoked oom-killer";
  private static final int LONGEST = 400;
  private static final Pattern BEFORE =
      Pattern.compile(".*(Linux version|Adding \\d+k swap on) .*");

  /** Without processes that share their memory: a row more or less of those frees the others. */
  private static final List<List<String>> REPORTS = reports(name -> !name.contains("seed"));

  /** Each with what the log tells of its machine before. */
  private static List<List<String>> reports(Predicate<String> names) {
    List<List<String>> reports = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("../oom-linux/src/test/resources/lab"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".log.gz") && names.test(name)) {
          addReports(lines(file), reports);
        }
      }
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
    return List.copyOf(reports);
  }

  private static List<String> lines(Path file) throws IOException {
    try (InputStream log = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(log.readAllBytes(), UTF_8).lines().toList();
    }
  }

  private static void addReports(List<String> lines, List<List<String>> reports) {
    List<String> before = lines.stream().filter(BEFORE.asMatchPredicate()).toList();
    for (int from = 0; from < lines.size(); from++) {
      if (lines.get(from).contains(HEAD)) {
        int to = from + 1;
        while (to < Math.min(lines.size(), from + LONGEST) && !lines.get(to).contains(HEAD)) {
          to++;
        }
        List<String> report = new ArrayList<>(before);
        report.addAll(lines.subList(from, to));
        reports.add(report);
      }
    }
  }

  /** A report by itself may disagree where its log told of an earlier victim. */
  private static void assertNeverWrong(List<String> whole, List<String> left) {
    assertThat(disagreements(left))
        .as(() -> String.join("\n", left))
        .isLessThanOrEqualTo(disagreements(left) == 0 ? 0 : disagreements(whole));
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
    List<String> whole = REPORTS.get(random.nextInt(REPORTS.size()));
    List<String> lines = new ArrayList<>(whole);
    for (int i = 0; i < lost && lines.size() > 1; i++) {
      lines.remove(random.nextInt(lines.size()));
    }

    assertNeverWrong(whole, lines);
  }

  @Property(tries = 400)
  void linesLostInARow_neverMakeTheKernelWrong(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int lost) {
    Random random = new Random(seed);
    List<String> whole = REPORTS.get(random.nextInt(REPORTS.size()));
    List<String> lines = new ArrayList<>(whole);
    int from = random.nextInt(lines.size());
    List<String> gap = lines.subList(from, Math.min(lines.size(), from + lost));
    gap.clear();

    assertNeverWrong(whole, lines);
  }
}
