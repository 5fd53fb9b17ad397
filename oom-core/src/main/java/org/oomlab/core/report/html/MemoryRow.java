package org.oomlab.core.report.html;

import org.oomlab.core.report.words.MemoryBreakdown;

/**
 * A use of memory.
 *
 * @param name what it is
 * @param size how much
 * @param percent its share, empty where the whole is not known
 * @param part whether it is within the one before it
 * @param length of its bar, in thousandths
 */
record MemoryRow(String name, String size, String percent, boolean part, long length) {
  static MemoryRow of(MemoryBreakdown.Share share) {
    return new MemoryRow(
        share.name(),
        share.size(),
        share.percent(),
        share.part(),
        Scale.of(share.pages(), share.wholePages()));
  }
}
