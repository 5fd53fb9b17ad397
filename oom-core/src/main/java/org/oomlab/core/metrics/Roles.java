package org.oomlab.core.metrics;

import java.util.HashMap;
import java.util.Map;
import org.oomlab.core.engine.record.ExitReason;
import org.oomlab.core.engine.record.ProcessOutcome;
import org.oomlab.core.scenario.Importance;
import org.oomlab.core.scenario.Limits;
import org.oomlab.core.scenario.ProcessGroup;
import org.oomlab.core.scenario.Scenario;

/** What each group of a scenario means. */
final class Roles {
  private final Map<String, Importance> byGroup = new HashMap<>();

  Roles(Scenario scenario) {
    for (ProcessGroup group : scenario.groups()) {
      byGroup.put(group.name(), group.importance());
    }
  }

  Importance of(String group) {
    return byGroup.getOrDefault(group, Importance.ORDINARY);
  }

  /** Returns whether the story blames somebody. */
  boolean blames() {
    return byGroup.values().stream().anyMatch(Importance::culprit);
  }

  /** Returns whether a process ended against its will. */
  static boolean failed(ProcessOutcome process) {
    return switch (process.reason()) {
      case OOM_KILLED, DEPENDENCY, NO_MEMORY -> true;
      case DONE, STOPPED, ALIVE -> false;
    };
  }

  /** Returns CPU time lost, by the weight of the work. */
  long weightedLossMicros(ProcessOutcome process) {
    return process.reason() == ExitReason.ALIVE || failed(process)
        ? Share.of(
            process.cpuLostMicros(), of(process.group()).workWeightPerMille(), Limits.PER_MILLE)
        : 0;
  }
}
