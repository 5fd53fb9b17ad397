package org.oomlab.core.spare;

import java.util.List;
import org.oomlab.api.incident.Incident;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.replay.Prediction;

/** What decides an OOM again, as it is or with something changed. */
interface Decider {

  /** Returns the judgement. */
  Judgement judge(Incident incident);

  /**
   * Returns every decision that fits where only the total or the release tells them apart; none
   * where it cannot be decided for another reason.
   */
  List<Prediction> possible(Incident incident);

  /** Returns what an administrator writes for a process. */
  Knob knob(Incident incident);
}
