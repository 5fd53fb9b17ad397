package org.oomlab.api.select;

/** Which page tables a score counts ({@code oom_badness()}, mm/oom_kill.c). */
public enum PageTableTerm {
  /** None: up to 2.6.38. */
  NONE,
  /** The lowest level only ({@code nr_ptes}): 2.6.39 to 3.19. */
  PTES,
  /** The lowest two ({@code nr_ptes} and {@code nr_pmds}): 4.0 to 4.14. */
  PTES_AND_PMDS,
  /** Whole pages of all but the topmost ({@code pgtables_bytes}): from 4.15. */
  BYTES
}
