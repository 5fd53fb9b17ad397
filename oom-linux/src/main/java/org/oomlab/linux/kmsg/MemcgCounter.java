package org.oomlab.linux.kmsg;

/**
 * One of the lines {@code memory: usage 4kB, limit 4kB, failcnt 8}.
 *
 * @param name {@code memory}, {@code memory+swap}, {@code swap} or {@code kmem}
 * @param usageKb what is charged, in kB
 * @param limitKb the limit in kB; without one, the largest number the kernel can hold
 * @param failcnt how often the limit was hit
 */
public record MemcgCounter(String name, long usageKb, long limitKb, long failcnt) {
  /** From here on a limit is none: the largest the kernel holds, rounded down, is above. */
  public static final long UNLIMITED_KB = 1L << 52;

  /** Returns whether there is a limit. */
  public boolean isLimited() {
    return limitKb < UNLIMITED_KB;
  }
}
