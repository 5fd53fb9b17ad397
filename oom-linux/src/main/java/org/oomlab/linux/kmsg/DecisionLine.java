package org.oomlab.linux.kmsg;

/**
 * The line {@code Out of memory: Kill process 77 (x) score 3 or sacrifice child} (up to 5.0).
 *
 * @param line line of the input, 0 where there is none
 * @param message what stands before it, say {@code Out of memory}
 * @param pid pid of the chosen process; a child may have died in its place
 * @param comm its name
 * @param score the score printed
 */
public record DecisionLine(long line, String message, int pid, String comm, long score) {
  /** No such line. */
  public static final DecisionLine NONE = new DecisionLine(0, "", 0, "", 0);
}
