package org.oomlab.bench.parse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a person would type instead: {@code grep -c "invoked oom-killer" FILE}. */
final class Grep {
  static final String NEEDLE = "invoked oom-killer";

  private Grep() {}

  /**
   * Returns how many lines grep counts.
   *
   * @param locale value of {@code LC_ALL}; grep may be faster in one where a byte is a character
   */
  static long count(Path file, String locale) throws IOException, InterruptedException {
    ProcessBuilder command = new ProcessBuilder("grep", "-c", NEEDLE, file.toString());
    command.environment().put("LC_ALL", locale);
    Process process = command.start();
    String count = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    if (process.waitFor() != 0) {
      throw new IOException("grep ended with " + process.exitValue());
    }
    return Long.parseLong(count.strip());
  }
}
