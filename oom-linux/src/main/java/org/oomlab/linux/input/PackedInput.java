package org.oomlab.linux.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.tukaani.xz.MemoryLimitException;

/**
 * Packed bytes on their way to a decoder. It notices whether the decoder came to their end and
 * wanted more, which decoders tell in as many ways as there are of them.
 */
final class PackedInput extends FilterInputStream {
  private boolean ended;
  private boolean failed;

  PackedInput(InputStream packed) {
    super(packed);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    try {
      int read = super.read(bytes, from, length);
      ended |= read < 0;
      return read;
    } catch (IOException e) {
      failed = true;
      throw e;
    }
  }

  /** Returns what a decoder's failure means, as the message of an exception. */
  IOException explained(Exception thrown, Compression compression) {
    if (thrown instanceof DamageException told) {
      return told;
    }
    if (failed || compression == Compression.NONE) {
      return thrown instanceof IOException e ? e : new IOException(thrown);
    }
    String data = compression.name().toLowerCase(Locale.ROOT) + " data";
    String what;
    if (thrown instanceof MemoryLimitException) {
      what = "unpacking its " + data + " takes more memory than it may";
    } else if (ended) {
      what = "its " + data + " is cut short";
    } else {
      what = "its " + data + " is damaged (" + UpToDamage.line(thrown) + ")";
    }
    return new DamageException(what, thrown);
  }

  /** What is packed cannot be unpacked; the message is a phrase about the input. */
  static final class DamageException extends IOException {
    private static final long serialVersionUID = 1;

    DamageException(String message) {
      super(message);
    }

    DamageException(String message, Exception cause) {
      super(message, cause);
    }
  }

  /** Returns the bytes that a decoder makes of this, whose failures are put into plain words. */
  InputStream explaining(InputStream unpacked, Compression compression) {
    return new FilterInputStream(unpacked) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        try {
          return super.read(bytes, from, length);
        } catch (IOException | RuntimeException e) {
          throw explained(e, compression);
        }
      }
    };
  }
}
