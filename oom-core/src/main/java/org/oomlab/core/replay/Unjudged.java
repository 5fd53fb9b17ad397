package org.oomlab.core.replay;

import java.util.List;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.Ranking;
import org.oomlab.api.select.Reason;
import org.oomlab.core.rules.KernelProfiles;

/**
 * What is left to say of a reported OOM whose policy failed: nothing of who would have died, and
 * the ranking by the kernel's own badness at the smallest total that fits the report.
 */
public final class Unjudged {
  private Unjudged() {}

  /**
   * Returns it by the rules of the kernel that the report shows.
   *
   * @param reason why there is no judgement, one sentence without a full stop
   */
  public static Judgement of(Incident incident, String reason) {
    return of(
        incident,
        KernelProfiles.rulesWithin(incident.kernel().oldest(), incident.kernel().newest()),
        reason);
  }

  /** Returns it by the rules of another release. */
  public static Judgement of(Incident incident, KernelRelease release, String reason) {
    return of(incident, KernelProfiles.rulesWithin(release, release), reason);
  }

  private static Judgement of(Incident incident, List<KernelRules> ruleSets, String reason) {
    KernelRules rules = ruleSets.isEmpty() ? KernelProfiles.table().getFirst() : ruleSets.getLast();
    PageBounds total = TotalPages.of(incident, rules);
    ReportedOom reported = new ReportedOom(incident);
    return new Judgement(
        Agreement.INDETERMINATE,
        reason,
        Prediction.UNKNOWN,
        Explanation.of(
            new Reason("failed", reason),
            () -> Ranking.byBadness(reported.request(rules, total.minPages()))),
        total,
        rules.since());
  }
}
