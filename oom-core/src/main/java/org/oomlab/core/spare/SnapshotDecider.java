package org.oomlab.core.spare;

import java.util.List;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.Ranking;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.core.replay.Agreement;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.replay.Prediction;
import org.oomlab.core.replay.Predictions;
import org.oomlab.core.select.SelectionRequests;

/**
 * Decides a snapshot, which leaves nothing open.
 *
 * @param policy whom to ask
 * @param control the circumstances of its OOM
 * @param rules the rules of its release
 */
record SnapshotDecider(VictimPolicy policy, OomControl control, KernelRules rules)
    implements Decider {

  @Override
  public Judgement judge(Incident incident) {
    SelectionRequest request = SelectionRequests.of(incident.machine(), control, rules);
    Verdict verdict = policy.select(request);
    Explanation own = verdict.explanation();
    Explanation explanation =
        own.candidates().isEmpty()
            ? Explanation.of(own.reason(), () -> Ranking.byBadness(request))
            : own;
    return new Judgement(
        Agreement.INDETERMINATE,
        own.reason().sentence(),
        Predictions.of(request, verdict),
        explanation,
        PageBounds.exactly(control.totalPages()),
        rules.since());
  }

  @Override
  public List<Prediction> possible(Incident incident) {
    return List.of(judge(incident).predicted());
  }

  @Override
  public Knob knob(Incident incident) {
    return Knob.of(rules.since());
  }
}
