package org.oomlab.cli.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells what an input is by how it begins. */
final class Recognition {
  /** How much of a beginning is looked at. */
  static final int HEAD_BYTES = 1 << 20;

  private static final int SCHEMA_LINES = 50;
  private static final int SCAN_BYTES = 1 << 16;

  private Recognition() {}

  /** Returns what something that begins like this is. */
  static InputKind of(byte[] head) {
    String text = new String(head, ISO_8859_1);
    if (text.isBlank()) {
      return InputKind.EMPTY;
    }
    return bySchema(text.lines().limit(SCHEMA_LINES), isJson(text))
        .findFirst()
        .orElseGet(
            () ->
                text.lines().anyMatch(LogLine::matches) ? InputKind.KERNEL_LOG : InputKind.UNKNOWN);
  }

  /**
   * Returns whether the stream has a line of an OOM report anywhere. For files that do not begin
   * like a log, say a bug report with the log at its end.
   */
  static boolean hasReport(InputStream in) throws IOException {
    int overlap = LogLine.ANCHORS.stream().mapToInt(String::length).max().orElseThrow();
    byte[] buffer = new byte[SCAN_BYTES + overlap];
    int kept = 0;
    while (true) {
      int read = in.readNBytes(buffer, kept, SCAN_BYTES);
      if (read == 0) {
        return false;
      }
      String text = new String(buffer, 0, kept + read, ISO_8859_1);
      if (LogLine.ANCHORS.stream().anyMatch(text::contains)) {
        return true;
      }
      int end = kept + read;
      kept = Math.min(overlap, end);
      System.arraycopy(buffer, end - kept, buffer, 0, kept);
    }
  }

  static boolean isJson(byte[] head) {
    return isJson(new String(head, 0, Math.min(head.length, SCAN_BYTES), ISO_8859_1));
  }

  private static boolean isJson(String text) {
    return text.stripLeading().startsWith("{");
  }

  private static Stream<InputKind> bySchema(Stream<String> lines, boolean json) {
    return lines
        .filter(line -> json ? line.contains("\"schema\"") : line.startsWith("schema:"))
        .flatMap(
            line ->
                Arrays.stream(
                        new InputKind[] {
                          InputKind.SNAPSHOT, InputKind.SCENARIO, InputKind.RECORDING
                        })
                    .filter(kind -> line.contains("oom/" + kind.name().toLowerCase(Locale.ROOT))));
  }
}
