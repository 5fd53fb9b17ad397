package org.oomlab.core.metrics;

import java.util.List;
import java.util.function.ToLongFunction;
import org.oomlab.core.engine.record.ProcessOutcome;
import org.oomlab.core.engine.record.RunRecord;

/** When a culprit lived; O(log n) a question, since a storm asks it for each of its kills. */
final class CulpritLives {
  private final long[] starts;
  private final long[] ends;

  CulpritLives(Roles roles, RunRecord run) {
    List<ProcessOutcome> culprits =
        run.processes().stream().filter(process -> roles.of(process.group()).culprit()).toList();
    this.starts = sorted(culprits, ProcessOutcome::startMicros);
    this.ends = sorted(culprits, ProcessOutcome::endMicros);
  }

  /** Returns whether one had started by then and had not ended. */
  boolean anyAt(long timeMicros) {
    return upTo(starts, timeMicros) > upTo(ends, timeMicros);
  }

  private static long[] sorted(List<ProcessOutcome> processes, ToLongFunction<ProcessOutcome> of) {
    return processes.stream().mapToLong(of).sorted().toArray();
  }

  /** Returns how many are no later. */
  private static int upTo(long[] times, long timeMicros) {
    int low = 0;
    int high = times.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] <= timeMicros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
