package org.oomlab.core.scenario;

import org.oomlab.api.memory.MemcgPath;

/**
 * A memory cgroup at time 0.
 *
 * @param path its place; not the root
 * @param settings its own settings
 */
public record CgroupSetup(MemcgPath path, MemcgSettings settings) {
  public CgroupSetup {
    if (!path.isKnown() || path.equals(MemcgPath.ROOT)) {
      throw new IllegalArgumentException("a memcg of a scenario lies below the root");
    }
  }
}
