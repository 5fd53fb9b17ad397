package org.oomlab.linux.kmsg;

/**
 * What an OOM is confined to and whom it chose: the line {@code oom-kill:constraint=...} of 5.0 and
 * later; of older kernels the cpuset line gives {@code cpuset} and {@code memsAllowed}.
 *
 * @param constraint as printed, say {@code CONSTRAINT_MEMCG}; empty where not printed
 * @param nodemask list of nodes or {@code (null)}; empty where not printed
 * @param cpuset name of the cpuset; empty where not printed
 * @param memsAllowed list of nodes; empty where not printed
 * @param globalOom whether it says {@code global_oom}
 * @param oomMemcg path of the memcg that reached its limit; empty where not printed
 * @param taskMemcg path of the chosen task's memcg; empty where not printed
 * @param task name of the chosen task; empty where not printed
 * @param pid its pid, 0 where not printed
 * @param uid its user id, -1 where not printed
 */
public record Confinement(
    String constraint,
    String nodemask,
    String cpuset,
    String memsAllowed,
    boolean globalOom,
    String oomMemcg,
    String taskMemcg,
    String task,
    int pid,
    int uid) {
  /** Nothing was printed. */
  public static final Confinement UNKNOWN =
      new Confinement("", "", "", "", false, "", "", "", 0, -1);

  /**
   * Returns the same without what may be cut off in its middle: the line of 5.0 and later ends in
   * the user id, and where that is not there its last value may not be whole.
   */
  Confinement withoutCutEnd() {
    if (!isSummaryPrinted() || uid != -1) {
      return this;
    }
    boolean pidLast = pid > 0;
    boolean taskLast = !pidLast && !task.isEmpty();
    boolean taskMemcgLast = !pidLast && !taskLast && !taskMemcg.isEmpty();
    boolean before = !pidLast && !taskLast && !taskMemcgLast;
    boolean oomMemcgLast = before && !oomMemcg.isEmpty();
    boolean memsLast = before && !oomMemcgLast && !globalOom && !memsAllowed.isEmpty();
    boolean cpusetLast = before && !oomMemcgLast && !globalOom && !memsLast && !cpuset.isEmpty();
    return new Confinement(
        constraint,
        nodemask,
        cpusetLast ? "" : cpuset,
        memsLast ? "" : memsAllowed,
        globalOom,
        oomMemcgLast ? "" : oomMemcg,
        taskMemcgLast ? "" : taskMemcg,
        taskLast ? "" : task,
        pidLast ? 0 : pid,
        uid);
  }

  /** Returns whether the line of 5.0 and later was there. */
  public boolean isSummaryPrinted() {
    return !constraint.isEmpty() || pid > 0;
  }
}
