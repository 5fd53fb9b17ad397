package org.oomlab.api.select;

/** Whether an OOM on some nodes only kills the allocating task, unscored. */
public enum ConstrainedRule {
  /** It is scored as any other: up to 2.6.15, and from 2.6.36. */
  SCORED,
  /** Cpuset or memory policy: the allocating task dies, 2.6.16 to 2.6.23. */
  KILLS_CURRENT,
  /** Memory policy: the allocating task dies, 2.6.24 to 2.6.35. */
  POLICY_KILLS_CURRENT;

  /** Returns whether the allocating task dies in an OOM of that constraint. */
  public boolean killsCurrent(OomConstraint constraint) {
    return switch (constraint) {
      case MEMORY_POLICY -> this != SCORED;
      case CPUSET -> this == KILLS_CURRENT;
      case NONE, MEMCG -> false;
    };
  }
}
