package org.oomlab.api.select;

/** What children with memory of their own add to their parent's score ({@code badness()}). */
public enum ChildrenTerm {
  /** All of their address space: 2.6.0 to 2.6.19 (read in 2.6.11). */
  WHOLE,
  /** Half of it and one page each: 2.6.20 to 2.6.35. */
  HALF_AND_ONE,
  /** Nothing: from 2.6.36. */
  NONE
}
