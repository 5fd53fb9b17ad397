package org.oomlab.core.engine.reclaim;

import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.MemcgForest;
import org.oomlab.core.reclaim.MemcgProtection;

/**
 * The effective {@code memory.min} and {@code memory.low} of all memcgs below a reclaimed one:
 * mem_cgroup_calculate_protection(), mm/memcontrol.c, 5.7 to 6.18. Not thread-safe.
 */
final class Protections {
  private final MemcgForest memcgs;
  private final long[] min;
  private final long[] low;
  private final boolean recursive;

  Protections(MemcgForest memcgs, boolean recursive) {
    this.memcgs = memcgs;
    this.recursive = recursive;
    this.min = new long[memcgs.walk().size()];
    this.low = new long[memcgs.walk().size()];
  }

  /** Works out what holds below a target, which itself is not protected from its own limit. */
  void calculate(Memcg target) {
    for (Memcg memcg : memcgs.walk()) {
      min[memcg.index()] = 0;
      low[memcg.index()] = 0;
    }
    descend(target, true);
  }

  long min(Memcg memcg) {
    return min[memcg.index()];
  }

  long low(Memcg memcg) {
    return low[memcg.index()];
  }

  private void descend(Memcg parent, boolean top) {
    long minSum = 0;
    long lowSum = 0;
    for (Memcg child : parent.children()) {
      minSum += Math.min(child.usage(), child.config().min());
      lowSum += Math.min(child.usage(), child.config().low());
    }
    if (minSum == 0 && lowSum == 0 && !passesOn(parent)) {
      return;
    }
    for (Memcg child : parent.children()) {
      int index = child.index();
      if (top) {
        min[index] = child.config().min();
        low[index] = child.config().low();
      } else {
        min[index] = below(parent, child, child.config().min(), min[parent.index()], minSum);
        low[index] = below(parent, child, child.config().low(), low[parent.index()], lowSum);
      }
      descend(child, false);
    }
  }

  /** Whether a parent's own protection reaches children that ask for none. */
  private boolean passesOn(Memcg parent) {
    return recursive && (min[parent.index()] > 0 || low[parent.index()] > 0);
  }

  private long below(Memcg parent, Memcg child, long setting, long parentEffective, long siblings) {
    return MemcgProtection.effective(
        child.usage(), parent.usage(), setting, parentEffective, siblings, recursive);
  }
}
