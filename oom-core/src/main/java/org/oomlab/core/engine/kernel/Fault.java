package org.oomlab.core.engine.kernel;

/**
 * How far an allocation got.
 *
 * @param takenPages pages got; threads, where threads were asked for
 * @param delayNanos time it took beyond the work itself: reclaim, throttling, reading back
 * @param end why it ended
 */
public record Fault(long takenPages, long delayNanos, End end) {

  /** Why an allocation ended. */
  public enum End {
    /** It got all it asked for. */
    DONE,
    /** It was slowed down: the rest is to be asked for after the delay. */
    SLOWED,
    /** A victim is leaving: the rest is to be asked for when told so. */
    WAITING,
    /** Its task was killed. */
    KILLED,
    /** Nobody can be killed: the fault is tried again and again, a system call fails. */
    REFUSED
  }
}
