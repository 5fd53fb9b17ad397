package org.oomlab.api.pressure;

import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.task.TaskId;

/** What a daemon can do at one look. Every deed says why. */
public sealed interface Deed {
  /** Returns why. */
  Explanation explanation();

  /** Nothing: there is no pressure, or nobody to send a signal to, or somebody is leaving. */
  record Nothing(Explanation explanation) implements Deed {}

  /**
   * Send a process a signal.
   *
   * @param task one of the host's processes
   */
  record SignalTask(TaskId task, Signal signal, Explanation explanation) implements Deed {}

  /**
   * Kill every process of a memcg and its descendants, as writing to {@code cgroup.kill} does.
   *
   * @param memcg the memcg, never the root
   */
  record KillMemcg(MemcgPath memcg, Explanation explanation) implements Deed {
    public KillMemcg {
      if (memcg.equals(MemcgPath.ROOT) || !memcg.isKnown()) {
        throw new IllegalArgumentException(
            "the root memcg is never killed as a whole, nor one that is not named");
      }
    }
  }
}
