package org.oomlab.cli.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.oomlab.linux.input.Compression;

/**
 * What an input is, as far as its beginning tells.
 *
 * @param kind the kind
 * @param json whether it is a JSON document, or lines of them
 * @param damage why no more of the beginning could be read, empty when it could
 */
record Recognition(InputKind kind, boolean json, String damage) {
  /** How much of a beginning is looked at, packed and unpacked. */
  static final int HEAD_BYTES = 1 << 20;

  private static final int SCHEMA_LINES = 50;
  private static final int SCAN_BYTES = 1 << 16;
  private static final List<InputKind> WITH_SCHEMA =
      List.of(InputKind.SNAPSHOT, InputKind.SCENARIO, InputKind.RECORDING);

  /** Returns what something is that begins like this, packed or not. */
  static Recognition of(byte[] head) {
    byte[] content = new byte[HEAD_BYTES];
    int length = 0;
    String damage = "";
    try (InputStream in = Compression.open(new ByteArrayInputStream(head)).bytes()) {
      while (length < content.length) {
        int read = in.read(content, length, content.length - length);
        if (read < 0) {
          break;
        }
        length += read;
      }
    } catch (IOException | RuntimeException e) {
      // A packed head is cut, unless the file is short: what stands before that is enough.
      damage = head.length < HEAD_BYTES ? Reasons.of(e) : "";
    }
    String text = new String(content, 0, length, ISO_8859_1);
    return new Recognition(kindOf(text), isJson(text), damage);
  }

  /**
   * Returns whether the stream has a line of an OOM report anywhere. For files that do not begin
   * like a log, say a bug report with the log at its end.
   */
  static boolean hasReport(InputStream packed) throws IOException {
    InputStream in = Compression.open(packed).bytes();
    int overlap = LogLine.ANCHORS.stream().mapToInt(String::length).max().orElseThrow();
    byte[] buffer = new byte[SCAN_BYTES + overlap];
    int kept = 0;
    while (true) {
      int read = in.read(buffer, kept, SCAN_BYTES);
      if (read < 0) {
        return false;
      }
      int end = kept + read;
      String text = new String(buffer, 0, end, ISO_8859_1);
      if (LogLine.ANCHORS.stream().anyMatch(text::contains)) {
        return true;
      }
      kept = Math.min(overlap, end);
      System.arraycopy(buffer, end - kept, buffer, 0, kept);
    }
  }

  private static InputKind kindOf(String text) {
    if (text.isBlank()) {
      // Behind so many blanks anything may come; a log is read whatever else stands in it.
      return text.length() < HEAD_BYTES ? InputKind.EMPTY : InputKind.KERNEL_LOG;
    }
    return bySchema(text)
        .orElseGet(
            () ->
                !isJsonDocument(text) && text.lines().anyMatch(LogLine::matches)
                    ? InputKind.KERNEL_LOG
                    : InputKind.UNKNOWN);
  }

  /**
   * A journal is one object a line; one that goes over lines is a document, which may quote a log.
   */
  private static boolean isJsonDocument(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .filter(line -> line.equals("{"))
        .isPresent();
  }

  private static Optional<InputKind> bySchema(String text) {
    String key = isJson(text) ? "\"schema\"" : "schema:";
    return text.lines()
        .limit(SCHEMA_LINES)
        .filter(line -> line.stripLeading().startsWith(key) || line.startsWith("{" + key))
        .flatMap(line -> WITH_SCHEMA.stream().filter(kind -> line.contains(schema(kind))))
        .findFirst();
  }

  private static String schema(InputKind kind) {
    return "oom/" + kind.name().toLowerCase(Locale.ROOT);
  }

  private static boolean isJson(String text) {
    return text.stripLeading().startsWith("{");
  }
}
