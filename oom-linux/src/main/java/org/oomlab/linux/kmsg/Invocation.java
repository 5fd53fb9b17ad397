package org.oomlab.linux.kmsg;

/**
 * The first line of a report and the processor line of its stack dump.
 *
 * @param comm name of the process whose allocation failed; empty where not printed (2.6.11) or cut
 * @param pid its pid from the processor line, 0 where not printed
 * @param numbers {@code gfp_mask}, {@code order}, {@code oom_score_adj}, {@code oom_adj}, {@code
 *     oomkilladj} as far as printed
 * @param gfpFlags the mask in words (4.6 and later), empty where not printed
 * @param nodemask {@code nodemask=} (4.9 to 4.20), empty where not printed
 * @param doubleBlank whether two blanks stand after the nodemask, as only 4.11 to 4.14 print them
 */
public record Invocation(
    String comm,
    int pid,
    Quantities numbers,
    String gfpFlags,
    String nodemask,
    boolean doubleBlank) {
  /** A report whose first line is not there. */
  public static final Invocation MISSING = new Invocation("", 0, Quantities.NONE, "", "", false);

  /** Returns the same with the pid that the processor line gives. */
  Invocation withPid(int other) {
    return new Invocation(comm, other, numbers, gfpFlags, nodemask, doubleBlank);
  }
}
