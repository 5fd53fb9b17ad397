package org.oomlab.linux.incident;

import java.util.Optional;
import org.oomlab.api.incident.KernelEvidence;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.linux.kmsg.OomReport;

/**
 * Which kernel spoke: the release printed, in the report or else before it, where the report looks
 * like that release's, else what the report looks like. Vendors port newer code into older numbers.
 */
final class KernelEvidenceReader {
  private KernelEvidenceReader() {}

  static KernelEvidence read(OomReport report) {
    ReleaseRange range = ReleaseRange.of(report);
    String printed = report.release();
    String where = "the report's processor line";
    if (printed.isEmpty()) {
      printed = report.context().bannerRelease();
      where = "the boot banner before the report";
    }
    if (printed.isEmpty()) {
      printed = report.context().reportedRelease();
      where = "an earlier report of the same boot";
    }
    Optional<KernelRelease> release = parse(printed);
    if (release.isPresent() && range.contains(release.get())) {
      return KernelEvidence.exactly(release.get(), printed + ", printed in " + where);
    }
    String looks =
        range.oldest().compareTo(range.newest()) == 0
            ? "the report looks like that of " + range.oldest()
            : "the report looks like those of " + range.oldest() + " to " + range.newest();
    String evidence =
        release.isPresent() ? looks + ", though " + where + " says " + printed : looks;
    return new KernelEvidence(
        release.map(KernelRelease::text).orElse(""), range.oldest(), range.newest(), evidence);
  }

  private static Optional<KernelRelease> parse(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(KernelRelease.parse(text));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }
}
