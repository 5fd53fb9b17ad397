package org.oomlab.api.incident;

import org.oomlab.api.memory.KernelRelease;

/**
 * Which kernel spoke, and how that is known.
 *
 * @param release the release printed, or the oldest one that fits the report's layout
 * @param newest the newest one that fits; equals {@code release} when it was printed
 * @param evidence what tells it, for a person: the line quoted or the layout described
 */
public record KernelEvidence(KernelRelease release, KernelRelease newest, String evidence) {
  public KernelEvidence {
    if (newest.compareTo(release) < 0) {
      throw new IllegalArgumentException("newest " + newest + " is older than " + release);
    }
  }

  /** Returns whether the release itself was printed. */
  public boolean isExact() {
    return release.compareTo(newest) == 0;
  }
}
