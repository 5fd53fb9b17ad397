package org.oomlab.linux.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Finds the few strings one of which stands in every line that can begin something of interest, at
 * several gigabytes a second: almost all of a large log is passed over here.
 *
 * <p>A block is first asked as a whole, eight bytes at a time, whether any of four rare four-byte
 * pieces stands in it. With {@code y} the exclusive or of the text and the piece, a byte of {@code
 * y} is zero exactly where they agree, and {@code (y - 0x01..01) & ~y & 0x80..80} is not zero
 * exactly when some byte of {@code y} is. The loops have no branch, so that the compiler can unroll
 * and vectorise them. Only in a block with a piece are the strings themselves compared, which costs
 * many times more: three bytes would let in "controller", "parallel" and "rooms".
 *
 * <p>O(bytes); thread-safe.
 */
final class AnchorSearch {
  /** Bytes after the searched range that are read, though never reported. */
  static final int SLACK = 16;

  /** How far before an anchor its piece can end; ranges to search overlap by this. */
  static final int OVERLAP = 16;

  private static final int BLOCK = 512;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  /** A bit that all characters have which {@link #isOom} takes, but most letters have not. */
  private static final long AFTER_OOM = 0x08;

  private static final byte[] KILL = ascii("lled process");
  private static final byte[] BANNER = ascii("Linux version");
  private static final byte[] SWAP_ON = ascii("k swap on");
  private static final byte[] BYTES_OF_MESSAGE = ascii("\"MESSAGE\":[");

  private final boolean json;

  /**
   * Creates a search.
   *
   * @param json whether the log is one JSON object a line; then a message may be an array of byte
   *     numbers, in which no string can be found, so that each such array counts as an anchor
   */
  AnchorSearch(boolean json) {
    this.json = json;
  }

  /**
   * Returns the index of the first byte of the first anchor at {@code from} or later that ends
   * before {@code to}, or -1. {@code bytes} must go on for {@link #SLACK} bytes after {@code to}.
   */
  int find(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int end = Math.min(at + BLOCK, to);
      if (end - at < BLOCK || hasPiece(bytes, at)) {
        int hit = findExactly(bytes, at, end, to);
        if (hit >= 0) {
          return hit;
        }
      }
      at = end;
    }
    return -1;
  }

  // The number of turns is a constant and the bodies are short, else they would not be vectorised;
  // one loop for all pieces is too long.
  private boolean hasPiece(byte[] bytes, int from) {
    long found = 0;
    for (int i = 0; i < BLOCK / 8; i++) {
      found |= oomOrKill(bytes, from + 8 * i);
    }
    for (int i = 0; i < BLOCK / 8; i++) {
      found |= bannerOrSwap(bytes, from + 8 * i);
    }
    if (json) {
      for (int i = 0; i < BLOCK / 8; i++) {
        found |= array(bytes, from + 8 * i);
      }
    }
    return (found & HIGHS) != 0;
  }

  /** Returns high bits unset unless "oom" or "lled" starts within the eight bytes from there. */
  private static long oomOrKill(byte[] bytes, int at) {
    long b0 = (long) LONGS.get(bytes, at);
    long b1 = (long) LONGS.get(bytes, at + 1);
    long b2 = (long) LONGS.get(bytes, at + 2);
    long b3 = (long) LONGS.get(bytes, at + 3);
    long oom = (b0 ^ 'o' * ONES) | (b1 ^ 'o' * ONES) | (b2 ^ 'm' * ONES) | (~b3 & AFTER_OOM * ONES);
    long kill = (b0 ^ 'l' * ONES) | (b1 ^ 'l' * ONES) | (b2 ^ 'e' * ONES) | (b3 ^ 'd' * ONES);
    return ((oom - ONES) & ~oom) | ((kill - ONES) & ~kill);
  }

  /** Returns high bits unset unless "x ve" or "k sw" starts within the eight bytes from there. */
  private static long bannerOrSwap(byte[] bytes, int at) {
    long b0 = (long) LONGS.get(bytes, at);
    long b1 = (long) LONGS.get(bytes, at + 1);
    long b2 = (long) LONGS.get(bytes, at + 2);
    long b3 = (long) LONGS.get(bytes, at + 3);
    long banner = (b0 ^ 'x' * ONES) | (b1 ^ ' ' * ONES) | (b2 ^ 'v' * ONES) | (b3 ^ 'e' * ONES);
    long swap = (b0 ^ 'k' * ONES) | (b1 ^ ' ' * ONES) | (b2 ^ 's' * ONES) | (b3 ^ 'w' * ONES);
    return ((banner - ONES) & ~banner) | ((swap - ONES) & ~swap);
  }

  /** Returns high bits unset unless the piece of a message in numbers starts within eight bytes. */
  private static long array(byte[] bytes, int at) {
    long b0 = (long) LONGS.get(bytes, at);
    long b1 = (long) LONGS.get(bytes, at + 1);
    long b2 = (long) LONGS.get(bytes, at + 2);
    long b3 = (long) LONGS.get(bytes, at + 3);
    long array = (b0 ^ 'E' * ONES) | (b1 ^ '"' * ONES) | (b2 ^ ':' * ONES) | (b3 ^ '[' * ONES);
    return (array - ONES) & ~array;
  }

  /** Compares at every position where a piece may start; an anchor must end by {@code limit}. */
  private int findExactly(byte[] bytes, int from, int to, int limit) {
    for (int word = from; word < to; word += 8) {
      if (hasPieceInWord(bytes, word)) {
        for (int i = word; i < Math.min(word + 8, to); i++) {
          if (isAnchor(bytes, i, limit)) {
            return i;
          }
        }
      }
    }
    return -1;
  }

  private boolean hasPieceInWord(byte[] bytes, int at) {
    long found = oomOrKill(bytes, at) | bannerOrSwap(bytes, at) | (json ? array(bytes, at) : 0);
    return (found & HIGHS) != 0;
  }

  private boolean isAnchor(byte[] bytes, int at, int limit) {
    return switch (bytes[at]) {
      case 'o' -> isOom(bytes, at, limit);
      case 'l' -> stands(KILL, bytes, at, limit);
      case 'x' -> stands(BANNER, bytes, at - 4, limit);
      case 'k' -> stands(SWAP_ON, bytes, at, limit);
      case 'E' -> json && stands(BYTES_OF_MESSAGE, bytes, at - 8, limit);
      default -> false;
    };
  }

  /** The word stands in a kernel's line only with one of these after it. */
  private static boolean isOom(byte[] bytes, int at, int limit) {
    if (at + 4 > limit || bytes[at + 1] != 'o' || bytes[at + 2] != 'm') {
      return false;
    }
    return switch (bytes[at + 3]) {
      case '-', '_', '.', ':', 'k' -> true;
      default -> false;
    };
  }

  private static boolean stands(byte[] anchor, byte[] bytes, int at, int limit) {
    if (at < 0 || at + anchor.length > limit) {
      return false;
    }
    for (int i = 0; i < anchor.length; i++) {
      if (bytes[at + i] != anchor[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
