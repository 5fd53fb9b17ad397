package org.oomlab.core.engine.time;

/** Something that waits for its time. */
@FunctionalInterface
public interface Timed {
  /**
   * Called when the time has come.
   *
   * @param token what was given when it was scheduled; one whose plans have changed since knows by
   *     it that this call is stale
   */
  void fire(int token);
}
