package org.oomlab.linux.procfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the kernel told this process at its start, {@code /proc/self/auxv}: pairs of 64-bit numbers
 * in the machine's byte order, kind and value ({@code create_elf_tables()}, fs/binfmt_elf.c).
 *
 * @param pageSizeBytes {@code AT_PAGESZ}
 * @param ticksASecond {@code AT_CLKTCK}, the unit of times in {@code /proc}
 */
record Auxv(int pageSizeBytes, long ticksASecond) {
  private static final int AT_PAGESZ = 6;
  private static final int AT_CLKTCK = 17;
  private static final int PAIR_BYTES = 16;
  private static final int LEAST_PAGE_BYTES = 4096;
  private static final int MOST_PAGE_BYTES = 1 << 24;

  /** Every Linux architecture shows times to users in hundredths of a second, but for two old. */
  private static final long DEFAULT_TICKS = 100;

  static Auxv parse(String bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes.getBytes(ISO_8859_1)).order(ByteOrder.nativeOrder());
    long pageSizeBytes = LEAST_PAGE_BYTES;
    long ticks = DEFAULT_TICKS;
    while (buffer.remaining() >= PAIR_BYTES) {
      long kind = buffer.getLong();
      long value = buffer.getLong();
      if (kind == AT_PAGESZ && isPageSize(value)) {
        pageSizeBytes = value;
      } else if (kind == AT_CLKTCK && value > 0) {
        ticks = value;
      }
    }
    return new Auxv((int) pageSizeBytes, ticks);
  }

  long millis(long timeTicks) {
    return Math.clamp(timeTicks, 0, Long.MAX_VALUE / 1000) * 1000 / ticksASecond;
  }

  private static boolean isPageSize(long value) {
    return value >= LEAST_PAGE_BYTES && value <= MOST_PAGE_BYTES && Long.bitCount(value) == 1;
  }
}
