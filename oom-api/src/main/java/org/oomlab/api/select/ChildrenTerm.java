package org.oomlab.api.select;

/** What children with memory of their own add to their parent's score ({@code badness()}). */
public enum ChildrenTerm {
  /** All of their address space: up to 2.6.15 (read in 2.6.14). */
  WHOLE,
  /** Half of it and one page each: 2.6.16 to 2.6.35. */
  HALF_AND_ONE,
  /** Nothing: from 2.6.36. */
  NONE
}
