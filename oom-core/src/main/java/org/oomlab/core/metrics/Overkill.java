package org.oomlab.core.metrics;

import java.util.List;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.core.engine.record.MemcgSample;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.engine.record.Sample;

/** How much of a kill was not needed: what stayed available until the next kill or the end. */
final class Overkill {
  private Overkill() {}

  /** Returns pages, at most what the kill freed; 0 where too few samples lie in between. */
  static long pages(RunRecord run, RunEvent.Kill kill, long nextMicros, long freedPages) {
    List<Sample> samples = run.samples();
    int at = firstAfter(samples, kill.timeMicros());
    // The first sample after the kill may still see the victim leave.
    if (at == 0 || at + 1 >= samples.size() || samples.get(at + 1).timeMicros() > nextMicros) {
      return 0;
    }
    long before = available(samples.get(at - 1), kill.control().domain());
    long least = Long.MAX_VALUE;
    for (int i = at + 1; i < samples.size() && samples.get(i).timeMicros() <= nextMicros; i++) {
      least = Math.min(least, available(samples.get(i), kill.control().domain()));
    }
    return Math.clamp(least - before, 0, freedPages);
  }

  private static int firstAfter(List<Sample> samples, long timeMicros) {
    int low = 0;
    int high = samples.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (samples.get(middle).timeMicros() <= timeMicros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns what is free or can be had at once; of a memcg, how far it is below nothing. */
  private static long available(Sample sample, MemcgPath domain) {
    for (MemcgSample memcg : sample.memcgs()) {
      if (memcg.memcg().equals(domain) && !domain.equals(MemcgPath.ROOT)) {
        return -memcg.usagePages();
      }
    }
    return sample.freePages() + sample.filePages() - sample.dirtyPages();
  }
}
