package org.oomlab.core.spare;

import java.util.List;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.replay.Prediction;
import org.oomlab.core.replay.Replay;

/**
 * Decides a report again, in every reading of what it leaves open.
 *
 * @param policy whom to ask
 * @param release the release whose rules are asked for, none where the report decides
 */
record ReportDecider(VictimPolicy policy, List<KernelRelease> release) implements Decider {
  ReportDecider {
    release = List.copyOf(release);
  }

  @Override
  public Judgement judge(Incident incident) {
    return release.isEmpty()
        ? Replay.judge(incident, policy)
        : Replay.judge(incident, policy, release.getFirst());
  }

  @Override
  public List<Prediction> possible(Incident incident) {
    return release.isEmpty()
        ? Replay.possible(incident, policy)
        : Replay.possible(incident, policy, release.getFirst());
  }

  @Override
  public Knob knob(Incident incident) {
    return Knob.of(incident.kernel().newest());
  }
}
