package org.oomlab.api.memory;

/**
 * The watermarks of a zone ({@code enum zone_watermarks}, include/linux/mmzone.h), in pages.
 *
 * @param minPages below it only reserves are left
 * @param lowPages below it kswapd is woken
 * @param highPages up to it kswapd reclaims
 */
public record Watermarks(long minPages, long lowPages, long highPages) {
  public Watermarks {
    if (minPages < 0 || lowPages < minPages || highPages < lowPages) {
      throw new IllegalArgumentException(
          "watermarks must rise from 0: min "
              + minPages
              + ", low "
              + lowPages
              + ", high "
              + highPages);
    }
  }
}
