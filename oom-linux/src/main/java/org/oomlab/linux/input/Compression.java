package org.oomlab.linux.input;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Locale;
import org.oomlab.linux.input.PackedInput.DamageException;
import org.tukaani.xz.XZInputStream;

/** How an input is packed, told by its first bytes, whatever its name. */
public enum Compression {
  /** Not at all. */
  NONE(""),
  /** gzip, of one or several members. */
  GZIP("\u001f\u008b"),
  /** xz, of one or several streams. */
  XZ("\u00fd7zXZ\u0000"),
  /** Zstandard, of one or several frames. */
  ZSTD("(\u00b5/\u00fd");

  private static final int LONGEST_MAGIC = 6;
  private static final int BUFFER = 64 * 1024;

  /** Memory that unpacking xz may take: what its strongest preset needs, with room to spare. */
  private static final int XZ_LIMIT_KIB = 192 * 1024;

  /** One character a byte. */
  private final String magic;

  Compression(String magic) {
    this.magic = magic;
  }

  /**
   * Opens an input of any packing. Text in UTF-16, which {@code dmesg > FILE} of some shells
   * writes, becomes UTF-8.
   *
   * @param packed its bytes from the start; closing the result closes it
   * @return the bytes unpacked, and how they were packed
   * @throws IOException when reading fails, or what looks packed is damaged from the start; so does
   *     reading the result, with a message in plain words
   */
  public static Unpacked open(InputStream packed) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(packed, BUFFER);
    buffered.mark(LONGEST_MAGIC);
    byte[] first = buffered.readNBytes(LONGEST_MAGIC);
    buffered.reset();
    Compression compression = of(first);
    return new Unpacked(TextEncoding.toUtf8(compression.unpack(buffered)), compression);
  }

  private InputStream unpack(InputStream buffered) throws IOException {
    if (this == NONE) {
      return buffered;
    }
    PackedInput packed = new PackedInput(buffered);
    try {
      InputStream unpacked =
          switch (this) {
            case NONE -> packed;
            case GZIP -> new GzipMembers(packed, BUFFER);
            case XZ -> new XZInputStream(packed, XZ_LIMIT_KIB);
            case ZSTD -> new ZstdInputStream(packed);
          };
      return unpackedOnce(packed.explaining(unpacked, this));
    } catch (IOException | RuntimeException e) {
      throw packed.explained(e, this);
    }
  }

  /** Nobody packs twice on purpose, and endlessly packed data must end somewhere. */
  private InputStream unpackedOnce(InputStream unpacked) throws IOException {
    byte[] first = unpacked.readNBytes(LONGEST_MAGIC);
    Compression within = of(first);
    if (within != NONE) {
      throw new DamageException(
          "it is packed twice, " + within.words() + " within " + words() + "; unpack it once");
    }
    return new SequenceInputStream(new ByteArrayInputStream(first), unpacked);
  }

  private String words() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Tells the packing from the first bytes of an input, all of them where it is shorter. */
  static Compression of(byte[] first) {
    for (Compression compression : values()) {
      if (!compression.magic.isEmpty() && compression.fits(first)) {
        return compression;
      }
    }
    return NONE;
  }

  private boolean fits(byte[] first) {
    if (first.length < magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if ((first[i] & 0xff) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * An input unpacked.
   *
   * @param bytes what was packed
   * @param compression how
   */
  public record Unpacked(InputStream bytes, Compression compression) {}
}
