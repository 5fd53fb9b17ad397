package org.oomlab.api.select;

/** What befalls a process that may not use the memory nodes that are short. */
public enum NumaRule {
  /** Nothing: cpusets do not count, up to 2.6.13 (read in 2.6.12.1). */
  IGNORED,
  /** Its score is divided by eight ({@code badness()}): 2.6.19 to 2.6.35. */
  DIVIDES_BY_EIGHT,
  /**
   * It is passed over: 2.6.14 to 2.6.18 ({@code cpuset_excl_nodes_overlap()}), and 2.6.36 to 5.2
   * ({@code has_intersects_mems_allowed()}).
   */
  EXEMPTS,
  /** It is passed over but in a memcg OOM ({@code oom_cpuset_eligible()}): from 5.3. */
  EXEMPTS_OUTSIDE_MEMCG;

  /** Returns whether the process is passed over in this OOM. */
  public boolean exempts(OomControl control) {
    return this == EXEMPTS || (this == EXEMPTS_OUTSIDE_MEMCG && !control.isMemcg());
  }
}
