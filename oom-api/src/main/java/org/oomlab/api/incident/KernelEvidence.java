package org.oomlab.api.incident;

import org.oomlab.api.machine.KernelRelease;

/**
 * Which kernel spoke, and how that is known. A release that was printed but does not fit the
 * report's layout (a vendor's backport) is not trusted for the rules; the layout's range is.
 *
 * @param printed the release as printed, empty where it was not
 * @param oldest the oldest release whose rules may hold
 * @param newest the newest one; equals {@code oldest} when the printed release is trusted
 * @param evidence what tells it, for a person: where it was printed, or the layout described
 */
public record KernelEvidence(
    String printed, KernelRelease oldest, KernelRelease newest, String evidence) {
  public KernelEvidence {
    if (newest.compareTo(oldest) < 0) {
      throw new IllegalArgumentException("newest " + newest + " is older than " + oldest);
    }
  }

  /** Returns the evidence of a release that was printed and fits. */
  public static KernelEvidence exactly(KernelRelease release, String evidence) {
    return new KernelEvidence(release.text(), release, release, evidence);
  }

  /** Returns whether one release is meant, not a range. */
  public boolean isExact() {
    return oldest.compareTo(newest) == 0;
  }
}
