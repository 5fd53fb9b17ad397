package org.oomlab.linux.input;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.oomlab.linux.kmsg.KmsgEvent;
import org.oomlab.linux.kmsg.LogExtent;
import org.oomlab.linux.kmsg.OomReportParser;

/**
 * Reads a kernel log, packed or not, as far as it can be read: what stands before the damage is
 * handed over, and the damage is a value, not an exception.
 */
public final class KernelLogReader {
  private KernelLogReader() {}

  /**
   * Opens a file to be read in large pieces: a plain file stream copies a byte less often than a
   * channel's.
   *
   * @throws IOException when it cannot be opened
   */
  public static InputStream open(Path file) throws IOException {
    if (file.getFileSystem().equals(FileSystems.getDefault())) {
      try {
        return new FileInputStream(file.toFile());
      } catch (FileNotFoundException anyReason) {
        // The other way says the reason with its type.
      }
    }
    return Files.newInputStream(file);
  }

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be opened
   */
  public static LogReading read(Path file, Consumer<? super KmsgEvent> sink) throws IOException {
    try (InputStream input = open(file)) {
      return read(input, sink);
    }
  }

  /** Reads a stream to its end, which it does not close. */
  public static LogReading read(InputStream input, Consumer<? super KmsgEvent> sink) {
    Compression compression = Compression.NONE;
    try {
      Compression.Unpacked unpacked = Compression.open(input);
      compression = unpacked.compression();
      UpToDamage bytes = new UpToDamage(unpacked.bytes());
      LogExtent extent = OomReportParser.parse(bytes, sink);
      return new LogReading(extent, compression, failure(bytes.damage(), extent));
    } catch (IOException damaged) {
      LogExtent nothing = new LogExtent(0, 0);
      String failure = failure(UpToDamage.describe(damaged), nothing);
      return new LogReading(nothing, compression, failure);
    }
  }

  private static String failure(String damage, LogExtent extent) {
    if (damage.isEmpty()) {
      return "";
    }
    return extent.lines() == 0
        ? damage + "; nothing of it was read"
        : damage + "; read up to line " + extent.lines();
  }
}
