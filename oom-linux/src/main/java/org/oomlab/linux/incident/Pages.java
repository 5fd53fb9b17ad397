package org.oomlab.linux.incident;

import org.oomlab.api.incident.PageBounds;

/** Sizes in kB to pages, without overflow; anything negative is damage and counts as 0. */
final class Pages {
  private final int pageSizeBytes;

  Pages(int pageSizeBytes) {
    this.pageSizeBytes = pageSizeBytes;
  }

  /** Returns whole pages. */
  long ofKilobytes(long kilobytes) {
    return Math.min(Math.max(kilobytes, 0) / (pageSizeBytes / 1024), PageBounds.UNBOUNDED);
  }

  /** Returns bytes of that many pages. */
  long bytes(long pages) {
    return Math.min(pages, Long.MAX_VALUE / pageSizeBytes) * pageSizeBytes;
  }
}
