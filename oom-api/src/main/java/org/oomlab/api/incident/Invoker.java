package org.oomlab.api.incident;

/**
 * Whose allocation ended in the OOM.
 *
 * @param comm its name, empty where the head of the report is cut
 * @param pid pid of the thread (not of its group), 0 where not printed
 * @param gfpMask allocation flags as numbered by the release, 0 where not printed
 * @param gfpFlags the same in words, empty before 4.6
 * @param order allocation order, -1 for SysRq-f
 * @param oomScoreAdj its {@code oom_score_adj}; 0 where not printed
 */
public record Invoker(
    String comm, int pid, long gfpMask, String gfpFlags, int order, int oomScoreAdj) {
  /** An invoker of which the report shows nothing. */
  public static final Invoker UNKNOWN = new Invoker("", 0, 0, "", 0, 0);
}
