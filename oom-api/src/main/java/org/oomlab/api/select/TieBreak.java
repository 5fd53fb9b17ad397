package org.oomlab.api.select;

/** Which of several equal scores the kernel's walk ends up with. */
public enum TieBreak {
  /** The walk keeps what it has: the first one met dies. */
  FIRST,
  /** The walk takes the newcomer: the last one met dies. */
  LAST
}
