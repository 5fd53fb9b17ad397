package org.oomlab.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.linux.input.Compression;
import org.oomlab.testkit.LogDamage;

/**
 * Damaged logs through the whole program, for as long as asked; CONTRIBUTING.md says how. No part
 * of the other tests, whose names end differently. A try holds one piece of one log in memory, and
 * its seed is all that is needed to repeat it.
 */
class LongFuzz {
  private static final int MOST_LINES = 700;
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_DAMAGES = 60;

  /** Not much is left of some. */
  private static final String NO_LOG = "oom: standard input: (is|cannot be unpacked).*\n";

  private static final long PATIENCE_SECONDS = 30;
  private static final long TRIES_A_NOTE = 500;

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("explain", "-"),
          List.of("explain", "--top", "all", "--format", "json", "-"),
          List.of("explain", "--swap-total", "1G", "--format", "csv", "-"),
          List.of("explain", "--format", "html", "-"),
          List.of("explain", "--kernel", "4.4", "-"),
          List.of("compare", "-"),
          List.of("compare", "--format", "json", "-"));

  private static String option(String name, String otherwise) {
    return System.getProperty("oom.fuzz." + name, otherwise);
  }

  @Test
  void damagedLogs_areReadWithoutADefectAndInTime() throws Exception {
    Path folder =
        Path.of(option("folder", System.getProperty("oom.root") + "/oom-linux/src/test/resources"));
    long seed = Long.parseLong(option("seed", Long.toString(System.nanoTime())));
    long tries = Long.parseLong(option("tries", Long.toString(Long.MAX_VALUE)));
    long minutes = Long.parseLong(option("minutes", "1"));
    List<Path> logs = logs(folder);
    System.err.println("LongFuzz: seed " + seed + ", " + logs.size() + " logs of " + folder);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
    long done = 0;
    while (done < tries && System.nanoTime() < end) {
      tried(logs, seed + done);
      done++;
      if (done % TRIES_A_NOTE == 0) {
        System.err.println("LongFuzz: " + done + " tries");
      }
    }
    System.err.println("LongFuzz: " + done + " tries without a defect");
  }

  private static List<Path> logs(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().matches(".*[.]log([.]gz)?")).sorted().toList();
    }
  }

  /** One try; a failure says how to repeat it. */
  private static void tried(List<Path> logs, long seed) throws IOException, InterruptedException {
    Random random = new Random(seed);
    Path log = logs.get(random.nextInt(logs.size()));
    byte[] damaged =
        LogDamage.damaged(piece(log, random), 1 + random.nextInt(MOST_DAMAGES), random);
    String[] command = COMMANDS.get(random.nextInt(COMMANDS.size())).toArray(String[]::new);
    FutureTask<InProcess> run =
        new FutureTask<>(
            () -> InProcess.with().in(damaged).variable("OOM_DEBUG", "1").run(command));
    Thread thread = Thread.ofPlatform().daemon().start(run);
    String what =
        String.join(" ", command)
            + " on "
            + log.getFileName()
            + "; again with -Doom.fuzz.tries=1 -Doom.fuzz.seed="
            + seed;
    try {
      InProcess result = run.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      boolean noLog = result.exitCode() == ExitCode.BAD_INPUT && result.err().matches(NO_LOG);
      if (result.exitCode() != ExitCode.OK && !noLog) {
        throw new AssertionError(what + "\n" + result.err());
      }
    } catch (TimeoutException e) {
      String where = Arrays.toString(thread.getStackTrace());
      throw new AssertionError(
          "no end after " + PATIENCE_SECONDS + " s: " + what + "\n" + where, e);
    } catch (ExecutionException e) {
      throw new AssertionError(what, e);
    }
  }

  private static List<String> piece(Path log, Random random) throws IOException {
    try (InputStream in = Compression.open(Files.newInputStream(log)).bytes()) {
      List<String> lines = new String(in.readNBytes(MOST_BYTES), ISO_8859_1).lines().toList();
      int from = lines.size() > MOST_LINES ? random.nextInt(lines.size() - MOST_LINES) : 0;
      return lines.subList(from, Math.min(lines.size(), from + MOST_LINES));
    }
  }
}
