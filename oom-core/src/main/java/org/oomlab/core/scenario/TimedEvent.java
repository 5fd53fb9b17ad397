package org.oomlab.core.scenario;

import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.task.TaskSnapshot;

/** What somebody changes from outside while the machine runs. */
public sealed interface TimedEvent {
  /** Returns when. */
  long timeMillis();

  /**
   * A limit of a memcg is written.
   *
   * @param memcg which, declared in the scenario
   * @param limit which of its files
   * @param bytes the new value, or {@link MemcgSettings#UNLIMITED}
   */
  record LimitChanged(long timeMillis, MemcgPath memcg, MemcgLimit limit, long bytes)
      implements TimedEvent {
    public LimitChanged {
      Limits.requireMillis("timeMillis", timeMillis);
      MemcgSettings.requireLimit("bytes", bytes);
    }
  }

  /** {@code swapon} of one more device. */
  record SwapAdded(long timeMillis, SwapDevice device) implements TimedEvent {
    public SwapAdded {
      Limits.requireMillis("timeMillis", timeMillis);
    }
  }

  /** {@code oom_score_adj} of a group's processes is written; later restarts get it too. */
  record OomScoreAdjSet(long timeMillis, String group, int oomScoreAdj) implements TimedEvent {
    public OomScoreAdjSet {
      Limits.requireMillis("timeMillis", timeMillis);
      Limits.require(
          "oomScoreAdj",
          oomScoreAdj,
          TaskSnapshot.OOM_SCORE_ADJ_MIN,
          TaskSnapshot.OOM_SCORE_ADJ_MAX);
    }
  }
}
