package org.oomlab.linux.input;

import java.io.IOException;
import java.io.InputStream;

/**
 * An input that ends where reading it fails. A library that meets damage it did not expect may
 * throw anything unchecked; that ends it too. Not thread-safe.
 */
final class UpToDamage extends InputStream {
  private final InputStream input;
  private String damage = "";

  UpToDamage(InputStream input) {
    this.input = input;
  }

  /** Returns why the input ended early, empty if it did not. */
  String damage() {
    return damage;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) {
    if (!damage.isEmpty()) {
      return -1;
    }
    try {
      return input.read(bytes, from, length);
    } catch (IOException | RuntimeException failed) {
      damage = describe(failed);
      return -1;
    }
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  /** Returns what a failure means for the input, in one line. */
  static String describe(Exception failed) {
    String line = line(failed);
    return failed instanceof PackedInput.DamageException
        ? line
        : "cannot be read to its end: " + line;
  }

  /** Returns one line about a failure, never empty. */
  static String line(Exception failed) {
    String message = failed.getMessage();
    String text =
        message == null || message.isBlank() ? failed.getClass().getSimpleName() : message;
    return text.lines().findFirst().orElse(text);
  }
}
