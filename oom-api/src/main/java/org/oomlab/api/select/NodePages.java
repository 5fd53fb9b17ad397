package org.oomlab.api.select;

/** How {@code constrained_alloc()}, mm/oom_kill.c, counts the pages of a node. */
public enum NodePages {
  /** From its first to its last, holes included ({@code node_spanned_pages()}): up to 5.3. */
  SPANNED,
  /** Those that are there ({@code node_present_pages()}): from 5.4. */
  PRESENT
}
