package org.oomlab.core.replay;

/** Whether the model decides as the kernel did. */
public enum Agreement {
  /** It does. */
  AGREE,
  /** It does not. */
  DISAGREE,
  /** The report lacks a fact that the decision hangs on. */
  INDETERMINATE
}
