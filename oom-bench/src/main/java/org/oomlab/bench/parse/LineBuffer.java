package org.oomlab.bench.parse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Collects text and writes it on in large pieces; makes no object a line. */
final class LineBuffer {
  private static final int FLUSH_AT = 1 << 16;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private final byte[] bytes = new byte[2 * FLUSH_AT];
  private int size;
  private long written;

  LineBuffer(OutputStream out) {
    this.out = out;
  }

  /** Returns how many bytes were put so far. */
  long position() {
    return written + size;
  }

  LineBuffer put(byte[] text) {
    System.arraycopy(text, 0, bytes, size, text.length);
    size += text.length;
    return this;
  }

  LineBuffer put(char c) {
    bytes[size++] = (byte) c;
    return this;
  }

  /** Puts a number with at least {@code width} digits, zeros in front. */
  LineBuffer put(long number, int width) {
    int digits = 1;
    for (long above = number / 10; above > 0; above /= 10) {
      digits++;
    }
    digits = Math.max(digits, width);
    long rest = number;
    for (int i = size + digits - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
    return this;
  }

  /** Puts sixteen hexadecimal digits. */
  LineBuffer putHex(long word) {
    for (int shift = 60; shift >= 0; shift -= 4) {
      bytes[size++] = HEX[(int) (word >>> shift) & 15];
    }
    return this;
  }

  /** Ends a line, which must be shorter than half the buffer. */
  void endLine() throws IOException {
    bytes[size++] = '\n';
    if (size >= FLUSH_AT) {
      flush();
    }
  }

  void flush() throws IOException {
    out.write(bytes, 0, size);
    written += size;
    size = 0;
  }
}
