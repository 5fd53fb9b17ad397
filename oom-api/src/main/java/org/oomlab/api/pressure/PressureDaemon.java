package org.oomlab.api.pressure;

/**
 * A killer in user space: decides when to act and on whom. It looks at the host, says what it does
 * and when it looks again, and hands back what it wants to remember. Pure: the same observation
 * gives the same reaction; no I/O, clock, randomness or state of its own, so that runs repeat and
 * fork. Called from any thread.
 *
 * @param <S> what it remembers from look to look: a record, immutable all the way down
 */
@FunctionalInterface
public interface PressureDaemon<S extends Record> {
  /** Returns what is done about what is seen. */
  Reaction<S> observe(Observation<S> observation);
}
