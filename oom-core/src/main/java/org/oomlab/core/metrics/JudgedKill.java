package org.oomlab.core.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.oomlab.api.task.TaskId;
import org.oomlab.core.engine.record.ProcessOutcome;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.scenario.Scenario;

/**
 * A kill, with what hindsight says of it.
 *
 * @param event the kill
 * @param killedProcesses the processes it took; not those that were leaving for an earlier kill,
 *     which old releases choose again
 * @param freedPages what these had in RAM and swap, as far as the decision's ranking shows it
 * @param overkillPages of these, those that stayed free until the next kill or the end
 * @param wrong whether it took a process of a critical group, or none of a culprit's while one
 *     lived
 */
public record JudgedKill(
    RunEvent.Kill event, int killedProcesses, long freedPages, long overkillPages, boolean wrong) {

  /** Returns the kills of a run, judged. */
  public static List<JudgedKill> all(Scenario scenario, RunRecord run) {
    Roles roles = new Roles(scenario);
    CulpritLives culprits = new CulpritLives(roles, run);
    Map<TaskId, ProcessOutcome> processes = new HashMap<>();
    run.processes().forEach(process -> processes.put(process.task(), process));
    List<RunEvent.Kill> kills = run.kills();
    List<JudgedKill> judged = new ArrayList<>();
    Set<TaskId> taken = new HashSet<>();
    for (int i = 0; i < kills.size(); i++) {
      RunEvent.Kill kill = kills.get(i);
      long nextMicros = i + 1 < kills.size() ? kills.get(i + 1).timeMicros() : run.endMicros();
      List<TaskId> fresh = kill.killed().stream().filter(taken::add).toList();
      long freed = freedPages(kill, fresh);
      judged.add(
          new JudgedKill(
              kill,
              fresh.size(),
              freed,
              Overkill.pages(run, kill, nextMicros, freed),
              wrong(kill, fresh, roles, processes, culprits)));
    }
    return List.copyOf(judged);
  }

  private static long freedPages(RunEvent.Kill kill, List<TaskId> fresh) {
    long pages = 0;
    for (TaskId killed : fresh) {
      if (killed.equals(kill.victim())) {
        pages += kill.victimRssPages() + kill.victimSwapPages();
      } else {
        pages +=
            kill.verdict()
                .explanation()
                .candidate(killed)
                .map(candidate -> candidate.task().rssPages() + candidate.task().swapPages())
                .orElse(0L);
      }
    }
    return pages;
  }

  private static boolean wrong(
      RunEvent.Kill kill,
      List<TaskId> fresh,
      Roles roles,
      Map<TaskId, ProcessOutcome> processes,
      CulpritLives culprits) {
    if (fresh.isEmpty()) {
      return false;
    }
    boolean tookCulprit = roles.of(kill.group()).culprit();
    for (TaskId id : fresh) {
      ProcessOutcome killed = processes.get(id);
      if (killed != null) {
        if (roles.of(killed.group()).critical()) {
          return true;
        }
        tookCulprit |= roles.of(killed.group()).culprit();
      }
    }
    return !tookCulprit && culprits.anyAt(kill.timeMicros());
  }
}
