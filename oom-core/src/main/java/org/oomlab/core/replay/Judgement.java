package org.oomlab.core.replay;

import java.util.List;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Explanation;

/**
 * A reported OOM decided again.
 *
 * @param agreement whether the model decides as the kernel did
 * @param reason why, one sentence; for {@code INDETERMINATE} what the report lacks
 * @param predicted what the policy would have done
 * @param explanation the policy's own, at the smallest total that fits the report
 * @param totalPages what {@code oom_score_adj} was a share of
 * @param rules the release whose rules were used; the nearest older one in the table
 */
public record Judgement(
    Agreement agreement,
    String reason,
    Prediction predicted,
    Explanation explanation,
    PageBounds totalPages,
    KernelRelease rules) {

  /** Returns the rows of the task table in the kernel's order, each with its score and rank. */
  public List<Candidate> candidates() {
    return explanation.candidates();
  }
}
