package org.oomlab.testkit;

import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/**
 * A way in which a process may try to escape its kill without giving up any memory.
 *
 * @param invariant name of the invariant that nobody escapes so
 * @param why why it matters
 * @param promise which promise it belongs to
 * @param tries makes the tries, the cheapest first, one by one
 */
record Evasion(
    String invariant,
    String why,
    PolicyBehavior promise,
    BiFunction<SelectionRequest, TaskSnapshot, Stream<Attempt>> tries) {

  static final Evasion SPLITTING =
      new Evasion(
          "resists-splitting",
          "a hog of ten processes is as bad as a hog of one, and easily made",
          PolicyBehavior.RESISTS_SPLITTING,
          EvasionAttempts::splitting);

  static final Evasion NESTING =
      new Evasion(
          "resists-nesting",
          "whoever may make child memcgs can make as many as it takes to be the smallest",
          PolicyBehavior.RESISTS_NESTING,
          EvasionAttempts::nesting);

  static final Evasion RENAMING =
      new Evasion(
          "resists-renaming",
          "a name is chosen by the process itself: one prctl() and it is sshd",
          PolicyBehavior.RESISTS_RENAMING,
          EvasionAttempts::renaming);

  static final Evasion FORKING =
      new Evasion(
          "resists-forking",
          "a child that holds nothing and dies in its parent's place frees nothing, again and"
              + " again",
          PolicyBehavior.RESISTS_FORKING,
          EvasionAttempts::forking);

  static final Evasion MOVING =
      new Evasion(
          "resists-moving",
          "moving to another memcg of one's own takes a line in cgroup.procs and leaves the memory"
              + " where it is",
          PolicyBehavior.RESISTS_MOVING,
          EvasionAttempts::moving);

  /**
   * The world after one try.
   *
   * @param what what the hog did, as the end of a sentence
   * @param request the question then
   * @param hog the processes that hold its memory
   */
  record Attempt(String what, SelectionRequest request, Set<TaskId> hog) {
    Attempt {
      hog = Set.copyOf(hog);
    }
  }

  /** Returns the tries of one process, the cheapest first. */
  Stream<Attempt> attempts(SelectionRequest request, TaskSnapshot hog) {
    return tries.apply(request, hog);
  }
}
