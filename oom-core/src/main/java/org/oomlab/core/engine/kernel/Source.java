package org.oomlab.core.engine.kernel;

/** Where the content of newly taken pages comes from. */
public enum Source {
  /** Nowhere: zeroes, or a file read for the first time. */
  NEW,
  /** Written to a file: dirty from the start. */
  WRITTEN,
  /** Swap. */
  SWAPPED,
  /** A file whose pages were dropped. */
  DROPPED
}
