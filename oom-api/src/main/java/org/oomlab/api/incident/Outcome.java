package org.oomlab.api.incident;

/** How an OOM ended. */
public enum Outcome {
  /** At least one process was killed. */
  KILLED,
  /** Nobody could be killed. */
  NO_KILLABLE,
  /** The kernel panicked. */
  PANIC,
  /** The source does not tell. */
  UNKNOWN
}
