package org.oomlab.core.spare;

import java.util.List;
import org.oomlab.api.memory.MemcgPath;

/** What became of one lever. */
public sealed interface Remedy {
  /** Returns the lever. */
  Lever lever();

  /**
   * A change that saves the process, tried again; one step less does not.
   *
   * @param lever the lever
   * @param knob the kernel's own name of what is changed, or what it is in plain words
   * @param process whose it is, {@link Named#NOBODY} for that of a memcg
   * @param memcg whose it is, {@link MemcgPath#UNKNOWN} for that of a process
   * @param current its value in the report, in the lever's unit
   * @param needed the value nearest to that with which the process lives
   * @param victimsInstead who then dies first: none where the OOM does not happen, several where it
   *     hangs on a total or a release that the report leaves open
   * @param sideEffects what else to know
   */
  record Needed(
      Lever lever,
      String knob,
      Named process,
      MemcgPath memcg,
      long current,
      long needed,
      List<Named> victimsInstead,
      List<SideEffect> sideEffects)
      implements Remedy {
    public Needed {
      victimsInstead = List.copyOf(victimsInstead);
      sideEffects = List.copyOf(sideEffects);
      if (current == needed) {
        throw new IllegalArgumentException(lever + ": " + needed + " changes nothing");
      }
    }
  }

  /**
   * No value of it saves the process, or none can be told.
   *
   * @param lever the lever
   * @param reason why, one sentence without a full stop
   */
  record Impossible(Lever lever, String reason) implements Remedy {}
}
