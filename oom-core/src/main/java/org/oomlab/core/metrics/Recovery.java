package org.oomlab.core.metrics;

import java.util.List;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.engine.record.Sample;

/**
 * How long a machine takes from an OOM kill until it is calm: until the end of the first whole
 * sample in which nobody was killed and processes waited less than a hundredth of the time. Kills
 * on the way belong to the same episode.
 *
 * @param longestMicros the longest episode, 0 without a kill
 * @param unrecovered whether an episode lasted to the end of the run
 */
record Recovery(long longestMicros, boolean unrecovered) {
  private static final long CALM_PARTS = 100;

  static Recovery of(RunRecord run) {
    List<Long> kills = run.kills().stream().map(RunEvent.Kill::timeMicros).toList();
    long longest = 0;
    long calmSince = Long.MIN_VALUE;
    for (long kill : kills) {
      if (kill > calmSince) {
        long calm = calmAfter(kill, kills, run.samples());
        if (calm == Long.MAX_VALUE) {
          return new Recovery(Math.max(longest, run.endMicros() - kill), true);
        }
        longest = Math.max(longest, calm - kill);
        calmSince = calm;
      }
    }
    return new Recovery(longest, run.panicked());
  }

  private static long calmAfter(long kill, List<Long> kills, List<Sample> samples) {
    for (int i = 1; i < samples.size(); i++) {
      Sample from = samples.get(i - 1);
      Sample to = samples.get(i);
      long waited = to.pressure().someMicros() - from.pressure().someMicros();
      boolean calm = waited < (to.timeMicros() - from.timeMicros()) / CALM_PARTS;
      if (from.timeMicros() >= kill
          && calm
          && kills.stream().noneMatch(k -> k > from.timeMicros() && k <= to.timeMicros())) {
        return to.timeMicros();
      }
    }
    return Long.MAX_VALUE;
  }
}
