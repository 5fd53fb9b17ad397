package org.oomlab.linux.kmsg;

/**
 * A group kill without a report. The kernel prints the victim first, then the group's line, then
 * every member, the victim once more ({@code oom_kill_process()}, {@code oom_kill_memcg_member()},
 * mm/oom_kill.c, 4.19 to 6.18). Not thread-safe.
 */
final class LoneGroup {
  private static final int NOBODY = 0;

  private int last = NOBODY;
  private int victim = NOBODY;

  /** Notes that all in the last victim's group are about to die. */
  void begin() {
    victim = last;
  }

  /** Notes that something else began: a pid that dies after this is another process. */
  void end() {
    last = NOBODY;
    victim = NOBODY;
  }

  /** Takes a kill; returns whether it is the one that the group's line followed. */
  boolean isVictimAgain(KillLine kill) {
    boolean again = victim != NOBODY && kill.pid() == victim;
    if (again) {
      victim = NOBODY;
    }
    last = kill.pid();
    return again;
  }
}
