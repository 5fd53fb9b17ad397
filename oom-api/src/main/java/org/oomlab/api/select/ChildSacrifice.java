package org.oomlab.api.select;

/** Whether a child dies in the place of its chosen parent ({@code oom_kill_process()}). */
public enum ChildSacrifice {
  /** Never: 5.1 and later. */
  NONE,
  /** The child with an address space of its own that scores highest, 2.6.36 to 5.0. */
  LARGEST_BADNESS
}
