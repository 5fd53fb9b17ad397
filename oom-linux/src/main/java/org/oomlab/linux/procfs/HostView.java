package org.oomlab.linux.procfs;

import org.oomlab.api.machine.MachineState;

/**
 * The live machine as one reader sees it.
 *
 * @param machine what was read; processes that ended meanwhile are not in it
 * @param view whose processes these are
 * @param ownPid the reader's own pid, 0 where it is not told
 * @param unseen what could not be read
 */
public record HostView(MachineState machine, PidView view, int ownPid, Unseen unseen) {
  /**
   * What is there and missing all the same.
   *
   * @param denied how many may not be read
   * @param malformed how many have a {@code stat} that is none
   * @param hidden whether {@code /proc} hides processes of other users without a trace
   * @param memcgSight how much of the memcgs' hierarchy is seen
   * @param memcgs how many memcgs within it cannot be read
   */
  public record Unseen(
      int denied, int malformed, boolean hidden, MemcgSight memcgSight, int memcgs) {
    /** Nothing is missing. */
    public static final Unseen NONE = new Unseen(0, 0, false, MemcgSight.WHOLE, 0);
  }

  /** How much of the memcgs' hierarchy a reader sees. */
  public enum MemcgSight {
    /** All, as far as the reader's cgroup namespace goes. */
    WHOLE,
    /** What is below some cgroup, whose own ancestors and their settings are out of sight. */
    BELOW,
    /** None: no hierarchy with the memory controller is mounted here. */
    NOT_MOUNTED
  }
}
