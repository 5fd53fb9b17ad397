package org.oomlab.linux.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.oomlab.linux.input.PackedInput.DamageException;

/**
 * gzip data of one or several members. What stands behind the last one and is no member, say lines
 * that were appended to a packed log, is damage: the JDK passes over it without a word. Zeros are
 * padding, as for gzip itself.
 */
final class GzipMembers extends GZIPInputStream {
  private static final int TRAILER_BYTES = 8;

  GzipMembers(InputStream packed, int bufferBytes) throws IOException {
    super(packed, bufferBytes);
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = super.read(bytes, from, length);
    if (read < 0 && hasMore()) {
      throw new DamageException("something that is not gzip follows its gzip data");
    }
    return read;
  }

  /** The JDK has read the trailer from what the inflater left, and then from the input itself. */
  private boolean hasMore() throws IOException {
    for (int at = len - inf.getRemaining() + TRAILER_BYTES; at < len; at++) {
      if (buf[at] != 0) {
        return true;
      }
    }
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next != 0) {
        return true;
      }
    }
    return false;
  }
}
