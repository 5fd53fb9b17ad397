package org.oomlab.core.engine.record;

/** Why a process ended. */
public enum ExitReason {
  /** It had done its work, or its life was over. */
  DONE,
  /** A policy or a pressure daemon killed it. */
  OOM_KILLED,
  /** It depends on a group that failed. */
  DEPENDENCY,
  /** It was refused memory and gave up. */
  NO_MEMORY,
  /** Somebody outside the model ended it. */
  STOPPED,
  /** It lived when the run ended. */
  ALIVE
}
