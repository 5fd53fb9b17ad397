package org.oomlab.core.spare;

import java.util.List;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.replay.Prediction;
import org.oomlab.core.rules.KernelProfiles;

/**
 * A process that dies, and what decides about it.
 *
 * @param incident the report
 * @param process the process
 * @param judgement what the policy makes of the report: the process dies
 * @param rerun what decides again
 */
record Plight(Incident incident, TaskSnapshot process, Judgement judgement, Rerun rerun) {

  Named named() {
    return Named.of(process);
  }

  Knob knob() {
    return rerun.knob(incident);
  }

  Prediction prediction() {
    return judgement.predicted();
  }

  /** Returns whether it is the one chosen, not one that dies with it. */
  boolean isChosen() {
    return prediction().victimPid() == process.mmPid();
  }

  /** Returns what becomes of the process when it, or another, is otherwise. */
  Fate with(TaskSnapshot changed) {
    return rerun.fate(Altered.process(incident, changed), named());
  }

  /** Returns the others that can be chosen, the next in line first. */
  List<Candidate> others() {
    return judgement.explanation().ranking().stream()
        .filter(candidate -> !candidate.task().id().equals(process.id()))
        .toList();
  }

  KernelRules rules() {
    return KernelProfiles.rulesFor(judgement.rules()).orElseThrow();
  }

  /** Returns the scores, to be turned round; empty where the knob is not that of the scores. */
  List<PageContest> contest() {
    List<Candidate> candidates = judgement.candidates();
    boolean scored =
        knob() == Knob.OOM_SCORE_ADJ
            && candidates.stream().anyMatch(candidate -> candidate.task().equals(process));
    boolean memcg = incident.constraint() == OomConstraint.MEMCG;
    return scored
        ? List.of(new PageContest(candidates, rules(), memcg, judgement.totalPages().minPages()))
        : List.of();
  }
}
