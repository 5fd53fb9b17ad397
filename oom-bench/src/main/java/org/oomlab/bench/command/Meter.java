package org.oomlab.bench.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs a command and measures it, with nothing but {@code /proc}. */
final class Meter {
  private static final int MILLIS_PER_TICK = 10;
  private static final int CHILDREN_USER_FIELD = 16;
  private static final int CHILDREN_SYSTEM_FIELD = 17;

  private Meter() {}

  /** What is written to the command's standard input. */
  @FunctionalInterface
  interface Feed {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Runs a command without input. */
  static Sample time(List<String> command) throws IOException, InterruptedException {
    return run(command, out -> {}, false);
  }

  /** Runs a command and also watches its memory, which costs some of the other core. */
  static Sample watch(List<String> command, Feed input) throws IOException, InterruptedException {
    return run(command, input, true);
  }

  private static Sample run(List<String> command, Feed input, boolean watched)
      throws IOException, InterruptedException {
    // Not to /dev/null: grep knows it, and stops at the first match.
    Path output = Files.createTempFile("oom-bench-", ".out");
    try {
      return run(
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT),
          input,
          watched);
    } finally {
      Files.delete(output);
    }
  }

  private static Sample run(ProcessBuilder command, Feed input, boolean watched)
      throws IOException, InterruptedException {
    double[] before = childrenMillis();
    long start = System.nanoTime();
    Process process = command.start();
    PeakMemory memory = new PeakMemory(process.toHandle());
    if (watched) {
      memory.start();
    }
    try (OutputStream stdin = process.getOutputStream()) {
      input.writeTo(stdin);
    }
    int status = process.waitFor();
    double wallMillis = (System.nanoTime() - start) / 1e6;
    if (status != 0) {
      throw new IOException(String.join(" ", command.command()) + " ended with " + status);
    }
    double[] after = childrenMillis();
    return new Sample(wallMillis, after[0] - before[0], after[1] - before[1], memory.stop());
  }

  /** Processor time of all children that have ended, from proc(5). */
  private static double[] childrenMillis() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return new double[] {
      Double.parseDouble(afterName[CHILDREN_USER_FIELD - 3]) * MILLIS_PER_TICK,
      Double.parseDouble(afterName[CHILDREN_SYSTEM_FIELD - 3]) * MILLIS_PER_TICK
    };
  }
}
