package org.oomlab.cli.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The reports of the laboratory's logs, each by itself. */
final class LabReports {
  private static final String HEAD = "invoked oom-killer";
  private static final int LONGEST = 400;
  private static final Pattern BEFORE =
      Pattern.compile(".*(Linux version|Adding \\d+k swap on) .*");

  private LabReports() {}

  /** Returns those of some logs, each with what its log tells of the machine before. */
  static List<List<String>> of(Predicate<String> names) {
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
}
