package org.oomlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected output, a file each. {@code -Doom.golden=write} writes what came out instead; read the
 * difference before committing it.
 */
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private Golden() {}

  /** Holds a text against the file of that name. */
  public static void check(String name, String text) {
    Path file = FOLDER.resolve(name);
    try {
      if (System.getProperty("oom.golden", "").equals("write")) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, text);
      }
      assertThat(text).as(name).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
