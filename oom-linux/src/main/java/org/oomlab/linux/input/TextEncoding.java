package org.oomlab.linux.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-16 as UTF-8, piece by piece. The mark at the beginning of the text tells which it is;
 * a mark before UTF-8 is passed over. What is no text is replaced. Not thread-safe.
 */
final class TextEncoding extends InputStream {
  private static final int LONGEST_MARK = 3;
  private static final int PIECE = 32 * 1024;

  private final InputStream input;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(2 * PIECE).flip();
  private final CharBuffer chars = CharBuffer.allocate(PIECE).flip();
  private final ByteBuffer utf8 = ByteBuffer.allocate(3 * PIECE).flip();
  private boolean ended;

  private TextEncoding(InputStream input, Charset charset) {
    this.input = input;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    this.encoder =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  /** Returns the text in UTF-8, the same stream where no mark says otherwise. */
  static InputStream toUtf8(InputStream text) throws IOException {
    byte[] mark = first(text);
    if (isMark(mark, 0xef, 0xbb, 0xbf)) {
      return text;
    }
    if (isMark(mark, 0xff, 0xfe)) {
      return new TextEncoding(rest(mark, 2, text), StandardCharsets.UTF_16LE);
    }
    if (isMark(mark, 0xfe, 0xff)) {
      return new TextEncoding(rest(mark, 2, text), StandardCharsets.UTF_16BE);
    }
    return rest(mark, 0, text);
  }

  /** Not a buffer, which would lose what it had read when the text turns out to be damaged. */
  private static InputStream rest(byte[] first, int from, InputStream text) {
    int length = Math.max(first.length - from, 0);
    return new SequenceInputStream(new ByteArrayInputStream(first, from, length), text);
  }

  /** What unpacks the text may throw anything where it meets damage. */
  private static byte[] first(InputStream text) throws IOException {
    try {
      return text.readNBytes(LONGEST_MARK);
    } catch (RuntimeException damaged) {
      throw new IOException(UpToDamage.describe(damaged), damaged);
    }
  }

  private static boolean isMark(byte[] first, int... mark) {
    if (first.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((first[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!utf8.hasRemaining()) {
      if (ended) {
        return -1;
      }
      convert();
    }
    int count = Math.min(length, utf8.remaining());
    utf8.get(into, from, count);
    return count;
  }

  private void convert() throws IOException {
    bytes.compact();
    int read = input.read(bytes.array(), bytes.position(), bytes.remaining());
    ended = read < 0;
    bytes.position(bytes.position() + Math.max(read, 0));
    bytes.flip();
    utf8.clear();
    CoderResult more;
    do {
      chars.compact();
      more = decoder.decode(bytes, chars, ended);
      chars.flip();
      encoder.encode(chars, utf8, ended && more.isUnderflow());
    } while (more.isOverflow());
    utf8.flip();
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
