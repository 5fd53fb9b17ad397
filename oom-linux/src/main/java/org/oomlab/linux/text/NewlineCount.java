package org.oomlab.linux.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Counts line ends, eight bytes at a time: each of the eight lanes of a word counts for itself, and
 * the lanes are added up before one can overflow.
 */
final class NewlineCount {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long NEWLINES = 0x0a0a0a0a0a0a0a0aL;
  private static final long LOW_SEVEN_BITS = 0x7f7f7f7f7f7f7f7fL;
  private static final int MOST_WORDS_PER_LANE = 255;

  private NewlineCount() {}

  /** Returns how many newlines stand from {@code from}, included, to {@code to}, excluded. */
  static int in(byte[] bytes, int from, int to) {
    int count = 0;
    int at = from;
    while (at + 8 <= to) {
      int end = (int) Math.min(to - 7L, at + 8L * MOST_WORDS_PER_LANE);
      long lanes = 0;
      for (; at < end; at += 8) {
        long differs = (long) LONGS.get(bytes, at) ^ NEWLINES;
        long notZero = (((differs & LOW_SEVEN_BITS) + LOW_SEVEN_BITS) | differs) | LOW_SEVEN_BITS;
        lanes += ~notZero >>> 7;
      }
      count += sum(lanes);
    }
    for (; at < to; at++) {
      count += bytes[at] == '\n' ? 1 : 0;
    }
    return count;
  }

  private static int sum(long lanes) {
    long pairs = (lanes & 0x00ff00ff00ff00ffL) + ((lanes >>> 8) & 0x00ff00ff00ff00ffL);
    long quads = (pairs & 0x0000ffff0000ffffL) + ((pairs >>> 16) & 0x0000ffff0000ffffL);
    return (int) (quads + (quads >>> 32));
  }
}
