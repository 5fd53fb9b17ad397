package org.oomlab.api.select;

/** What an OOM is confined to ({@code enum oom_constraint}, include/linux/oom.h). */
public enum OomConstraint {
  /** The whole machine is short. */
  NONE,
  /** The nodes of the allocating task's cpuset are short. */
  CPUSET,
  /** The nodes of a memory policy are short. */
  MEMORY_POLICY,
  /** A memcg has reached its limit. */
  MEMCG
}
