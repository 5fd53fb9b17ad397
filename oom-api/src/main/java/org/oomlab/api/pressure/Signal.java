package org.oomlab.api.pressure;

/** What a daemon can send to a process. */
public enum Signal {
  /** {@code SIGTERM}: asks it to leave. */
  TERM,
  /** {@code SIGKILL}: makes it leave. */
  KILL
}
