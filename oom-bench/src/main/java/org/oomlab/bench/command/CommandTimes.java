package org.oomlab.bench.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.oomlab.bench.parse.LargeLog;

/**
 * Times {@code oom explain} as a user starts it, launcher and all, beside {@code grep}, and watches
 * its memory. Prints a Markdown table. Logs are written to a temporary directory and deleted.
 */
public final class CommandTimes {
  private static final int MEGABYTE = 1_000_000;
  private static final int SMALL_BYTES = 20_000;
  private static final int FILES = 8;
  private static final List<String> ONE_CORE = List.of("taskset", "-c", "0");

  private final String launcher;
  private final boolean quick;
  private final PrintStream table;

  private CommandTimes(String launcher, boolean quick, PrintStream table) {
    this.launcher = launcher;
    this.quick = quick;
    this.table = table;
  }

  /** Takes the launcher's path, and {@code --quick} for rough figures. */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(args));
    boolean quick = words.remove("--quick");
    if (words.size() != 1) {
      System.err.println("expected the path of the launcher, found " + words);
      System.exit(2);
    }
    Path directory = Files.createTempDirectory("oom-bench-");
    try {
      new CommandTimes(words.getFirst(), quick, System.out).run(directory);
    } finally {
      delete(directory);
    }
  }

  private void run(Path directory) throws IOException, InterruptedException {
    int megabytes = quick ? 100 : 1000;
    Path small = log(directory.resolve("small.log"), SMALL_BYTES, 1);
    Path large = log(directory.resolve("large.log"), (long) megabytes * MEGABYTE, 100);
    Path many = Files.createDirectory(directory.resolve("many"));
    for (int i = 0; i < FILES; i++) {
      log(many.resolve(i + ".log"), (long) megabytes / FILES * MEGABYTE, 100 / FILES);
    }
    table.println(Samples.HEADER);
    time("explain, 20 kB", quick ? 5 : 21, explain(small));
    time("explain, " + megabytes + " MB", 5, explain(large));
    List<String> grep = List.of("grep", "-c", "invoked oom-killer", large.toString());
    time("grep, " + megabytes + " MB", 5, grep);
    time("explain, " + megabytes + " MB in " + FILES + " files", 5, explain(many));
    time("explain, 20 kB, one core", quick ? 5 : 21, pinned(explain(small)));
    time("explain, " + megabytes + " MB, one core", 5, pinned(explain(large)));
    time("grep, " + megabytes + " MB, one core", 5, pinned(grep));
    time(
        "explain, " + megabytes + " MB in " + FILES + " files, one core", 5, pinned(explain(many)));
    watch("explain, " + megabytes + " MB, memory watched", explain(large), out -> {});
    List<String> standardInput = List.of(launcher, "explain", "-");
    int copies = quick ? 2 : 10;
    watch(
        "explain -, " + copies * megabytes + " MB piped, memory watched",
        standardInput,
        out -> pipe(large, copies, out));
    int longLineMegabytes = quick ? 200 : 2000;
    watch(
        "explain -, one line of " + longLineMegabytes + " MB, memory watched",
        standardInput,
        out -> longLine(small, longLineMegabytes, out));
  }

  private void time(String name, int runs, List<String> command)
      throws IOException, InterruptedException {
    List<Sample> samples = new ArrayList<>();
    Meter.time(command);
    for (int i = 0; i < runs; i++) {
      samples.add(Meter.time(command));
    }
    table.println(new Samples(samples).row(name));
  }

  private void watch(String name, List<String> command, Meter.Feed input)
      throws IOException, InterruptedException {
    table.println(new Samples(List.of(Meter.watch(command, input))).row(name));
  }

  private List<String> explain(Path input) {
    return List.of(launcher, "explain", input.toString());
  }

  private static List<String> pinned(List<String> command) {
    return Stream.concat(ONE_CORE.stream(), command.stream()).toList();
  }

  private static Path log(Path file, long bytes, int reports) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      LargeLog.write(out, bytes, reports);
    }
    return file;
  }

  private static void pipe(Path log, int copies, OutputStream out) throws IOException {
    for (int i = 0; i < copies; i++) {
      Files.copy(log, out);
    }
  }

  private static void longLine(Path before, int megabytes, OutputStream out) throws IOException {
    Files.copy(before, out);
    byte[] text = new byte[MEGABYTE];
    Arrays.fill(text, (byte) 'x');
    for (int i = 0; i < megabytes; i++) {
      out.write(text);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
