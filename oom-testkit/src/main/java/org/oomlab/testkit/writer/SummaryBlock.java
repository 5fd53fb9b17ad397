package org.oomlab.testkit.writer;

import java.util.List;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.task.TaskSnapshot;

/** The line {@code oom-kill:constraint=...} of 5.0 and later. */
final class SummaryBlock implements Block {
  @Override
  public List<String> print(Scene scene) {
    KillLayout layout = scene.layout().kill();
    if (!layout.summary() || !(scene.killed() || scene.victimGone())) {
      return List.of();
    }
    Incident incident = scene.incident();
    ActualOutcome actual = incident.actual();
    int chosen = actual.chosenPid() > 0 ? actual.chosenPid() : actual.victimPid();
    String comm = scene.task(chosen).map(TaskSnapshot::comm).orElse(actual.victimComm());
    int uid = scene.task(chosen).map(TaskSnapshot::uid).orElse(0);
    OomConstraint constraint =
        layout.storesConstraint() ? incident.constraint() : OomConstraint.NONE;
    return List.of(
        "oom-kill:constraint=CONSTRAINT_"
            + constraint
            + ",nodemask="
            + scene.nodemask()
            + ",cpuset=/,mems_allowed="
            + scene.nodeList()
            + (scene.isMemcg() ? ",oom_memcg=" + incident.oomMemcg() : ",global_oom")
            + ",task_memcg="
            + actual.victimMemcg()
            + ",task="
            + comm
            + ",pid="
            + chosen
            + ",uid="
            + uid);
  }
}
