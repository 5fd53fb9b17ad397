package org.oomlab.api.task;

import java.util.Set;

/**
 * What kernels before 5.1 look at beyond memory: parentage (child sacrifice), age, CPU time,
 * niceness and capabilities. A kernel log shows none of it, a live host and a scenario all.
 */
public sealed interface Lineage {

  /** The source tells nothing of it. */
  record Unknown() implements Lineage {}

  /**
   * All of it is known.
   *
   * @param parentPid thread-group id of the parent, 0 for none
   * @param nice niceness, -20 to 19
   * @param cpuTimeMillis user and system time of the thread group so far
   * @param ageMillis wall time since the process started
   * @param capabilities those of {@link Capability} in its effective set
   */
  record Known(
      int parentPid, int nice, long cpuTimeMillis, long ageMillis, Set<Capability> capabilities)
      implements Lineage {
    public Known {
      if (parentPid < 0) {
        throw new IllegalArgumentException("parent pid " + parentPid + " is negative");
      }
      if (nice < -20 || nice > 19) {
        throw new IllegalArgumentException("nice " + nice + " is not within -20..19");
      }
      if (cpuTimeMillis < 0 || ageMillis < 0) {
        throw new IllegalArgumentException(
            "negative time: cpu " + cpuTimeMillis + " ms, age " + ageMillis + " ms");
      }
      capabilities = Set.copyOf(capabilities);
    }
  }

  /** The capabilities that some release's badness rewards. */
  enum Capability {
    /** {@code CAP_SYS_ADMIN}: the root bonus up to 4.16. */
    SYS_ADMIN,
    /** {@code CAP_SYS_RESOURCE}: the privileged discount of 2.6.29 to 2.6.35. */
    SYS_RESOURCE,
    /** {@code CAP_SYS_RAWIO}: the hardware access discount up to 2.6.35. */
    SYS_RAWIO
  }

  /** The lineage of a source that tells nothing of it. */
  Lineage UNKNOWN = new Unknown();
}
