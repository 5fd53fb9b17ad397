package org.oomlab.api.memory;

/**
 * One memory cgroup at one instant.
 *
 * @param path its place in the hierarchy; the parent is the path's parent
 * @param limits its own limits, not its ancestors'
 * @param usagePages pages charged to it and its descendants
 * @param swapUsagePages swap charged to it and its descendants
 * @param oomGroup {@code memory.oom.group} (v2, 4.19 and later): all of its processes die together
 * @param stat what it holds itself
 */
public record MemcgState(
    MemcgPath path,
    MemcgLimits limits,
    long usagePages,
    long swapUsagePages,
    boolean oomGroup,
    MemcgStat stat) {
  public MemcgState {
    if (!path.isKnown()) {
      throw new IllegalArgumentException("a memcg needs a path");
    }
    if (usagePages < 0 || swapUsagePages < 0) {
      throw new IllegalArgumentException("memcg " + path + " has a negative usage");
    }
  }
}
