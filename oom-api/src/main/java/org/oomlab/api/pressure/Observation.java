package org.oomlab.api.pressure;

/**
 * One look at the host.
 *
 * @param <S> what the daemon remembers
 */
public sealed interface Observation<S extends Record> {
  /** Returns what is seen. */
  HostView host();

  /** Returns what was remembered, or {@code start} at the first look. */
  default S stateOr(S start) {
    return switch (this) {
      case First<S> _ -> start;
      case Later<S> later -> later.state();
    };
  }

  /** The first look after the daemon has started; there is nothing to remember. */
  record First<S extends Record>(HostView host) implements Observation<S> {}

  /**
   * The look that the last reaction asked for.
   *
   * @param state what the last reaction handed back
   */
  record Later<S extends Record>(HostView host, S state) implements Observation<S> {}
}
