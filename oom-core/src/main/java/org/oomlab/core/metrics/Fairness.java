package org.oomlab.core.metrics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.task.TaskId;
import org.oomlab.core.engine.record.ProcessOutcome;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.scenario.Limits;
import org.oomlab.core.scenario.ProcessGroup;
import org.oomlab.core.scenario.Scenario;

/**
 * How evenly the harm fell: Jain's index (Jain, Chiu, Hawe, DEC-TR-301, 1984) over the memcgs that
 * hold processes and no culprit, of the share of time that their processes lived and did not wait,
 * out of the time they would have lived. 1000 when all got the same share, whatever it was; 1000 /
 * n when one of n got everything.
 */
final class Fairness {
  private Fairness() {}

  static long perMille(Scenario scenario, RunRecord run) {
    Set<MemcgPath> blamed = new HashSet<>();
    for (ProcessGroup group : scenario.groups()) {
      if (group.importance().culprit()) {
        blamed.add(group.memcg());
      }
    }
    Map<TaskId, Long> replacedAt = new HashMap<>();
    for (RunEvent event : run.events()) {
      if (event instanceof RunEvent.Restart restart) {
        replacedAt.put(restart.replaces(), restart.timeMicros());
      }
    }
    Map<MemcgPath, long[]> times = new TreeMap<>();
    for (ProcessOutcome process : run.processes()) {
      if (!blamed.contains(process.memcg())) {
        long lived = process.endMicros() - process.startMicros();
        long until =
            Roles.failed(process)
                ? replacedAt.getOrDefault(process.task(), run.endMicros())
                : process.endMicros();
        long[] time = times.computeIfAbsent(process.memcg(), _ -> new long[2]);
        time[0] += Math.max(0, lived - process.stallMicros());
        time[1] += Math.max(lived, until - process.startMicros());
      }
    }
    return jain(
        times.values().stream()
            .filter(time -> time[1] > 0)
            .mapToLong(time -> Share.of(Limits.PER_MILLE, time[0], time[1]))
            .toArray());
  }

  /** Returns Jain's index of shares in per mille. */
  static long jain(long... shares) {
    long sum = 0;
    long squares = 0;
    for (long share : shares) {
      sum += share;
      squares += share * share;
    }
    return squares == 0
        ? Limits.PER_MILLE
        : sum * sum * Limits.PER_MILLE / (squares * shares.length);
  }
}
