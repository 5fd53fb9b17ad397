package org.oomlab.core.engine.kernel;

/** What a slow path says to an allocation that found nothing. */
enum Grant {
  /** Try again, there is room. */
  ROOM,
  /** Wait until a victim has left. */
  WAIT,
  /** The task that asked was killed. */
  KILLED,
  /** There is none, and nobody to kill for it. */
  REFUSED,
  /** Take it all the same, over the limit. */
  FORCE
}
