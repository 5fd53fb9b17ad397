package org.oomlab.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.oomlab.core.report.html.Spool;

/**
 * Keeps text in memory while it is short, and in a temporary file, which only its owner can read,
 * from then on. Closing it removes the file.
 */
public final class TemporarySpool extends Writer implements Spool {
  /** Short enough to keep in memory: 8 MiB. */
  private static final int MOST_CHARS = 4 << 20;

  private final int mostChars;
  private final StringBuilder text = new StringBuilder();
  private Path file = Path.of("");
  private Writer toFile = Writer.nullWriter();
  private boolean spilt;

  /** Creates an empty one. */
  public TemporarySpool() {
    this(MOST_CHARS);
  }

  /**
   * Creates an empty one.
   *
   * @param mostChars how much it keeps in memory
   */
  TemporarySpool(int mostChars) {
    this.mostChars = mostChars;
  }

  @Override
  public Writer writer() {
    return this;
  }

  @Override
  public void write(char[] chars, int offset, int length) throws IOException {
    if (!spilt && length > mostChars - text.length()) {
      file = Files.createTempFile("oom-page-", ".part");
      toFile = Files.newBufferedWriter(file, UTF_8);
      spilt = true;
      toFile.append(text);
      text.setLength(0);
      text.trimToSize();
    }
    if (spilt) {
      toFile.write(chars, offset, length);
    } else {
      text.append(chars, offset, length);
    }
  }

  @Override
  public void copyTo(Writer out) throws IOException {
    flush();
    if (spilt) {
      try (Reader kept = Files.newBufferedReader(file, UTF_8)) {
        kept.transferTo(out);
      }
    } else {
      out.append(text);
    }
  }

  @Override
  public void flush() throws IOException {
    toFile.flush();
  }

  @Override
  public void close() throws IOException {
    toFile.close();
    if (spilt) {
      Files.deleteIfExists(file);
    }
  }
}
