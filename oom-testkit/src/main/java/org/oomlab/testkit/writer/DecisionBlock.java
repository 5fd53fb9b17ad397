package org.oomlab.testkit.writer;

import java.util.List;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.task.TaskSnapshot;

/** The line that names the process chosen and its score, up to 5.0. */
final class DecisionBlock implements Block {
  @Override
  public List<String> print(Scene scene) {
    KillLayout.Decision decision = scene.layout().kill().decision();
    if (decision == KillLayout.Decision.NONE || !scene.killed()) {
      return List.of();
    }
    ActualOutcome actual = scene.incident().actual();
    int chosen = actual.chosenPid() > 0 ? actual.chosenPid() : actual.victimPid();
    String comm = scene.task(chosen).map(TaskSnapshot::comm).orElse(actual.victimComm());
    boolean old = decision == KillLayout.Decision.OR_A_CHILD;
    return List.of(
        scene.reason()
            + (old ? ": kill process " : ": Kill process ")
            + chosen
            + " ("
            + comm
            + ") score "
            + score(scene, chosen)
            + (old ? " or a child" : " or sacrifice child"));
  }

  /**
   * Per mille of RAM and swap, without discounts, adjustments and constraints: nothing reads it,
   * and an incident does not hold it. 0 for an allocating task, as the kernel prints.
   */
  private static long score(Scene scene, int pid) {
    var machine = scene.incident().machine();
    long total = Math.max(1, machine.ramPages() + machine.swap().totalPages());
    return scene.incident().mode().allocatingTask()
        ? 0
        : scene.task(pid).map(DecisionBlock::footprintPages).orElse(0L) * 1000 / total;
  }

  private static long footprintPages(TaskSnapshot task) {
    return task.rssPages() + task.swapPages();
  }
}
