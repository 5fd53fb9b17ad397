package org.oomlab.core.engine.reclaim;

import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.MemcgForest;
import org.oomlab.core.reclaim.MemcgProtection;

/**
 * The effective {@code memory.min} and {@code memory.low} of all memcgs below a reclaimed one:
 * mem_cgroup_protected(), mm/memcontrol.c, 5.7 and 5.8; mem_cgroup_calculate_protection(), 5.9 to
 * 6.18. Not thread-safe.
 */
final class Protections {
  private final MemcgForest memcgs;
  private final long[] min;
  private final long[] low;
  private final int[] held;
  private int heldCount;
  private final boolean recursive;

  Protections(MemcgForest memcgs, boolean recursive) {
    this.memcgs = memcgs;
    this.recursive = recursive;
    this.min = new long[memcgs.walk().size()];
    this.low = new long[memcgs.walk().size()];
    this.held = new int[memcgs.walk().size()];
  }

  /** Works out what holds below a target, which itself is not protected from its own limit. */
  void calculate(Memcg target) {
    for (int i = 0; i < heldCount; i++) {
      min[held[i]] = 0;
      low[held[i]] = 0;
    }
    heldCount = 0;
    descend(target, true);
  }

  long min(Memcg memcg) {
    return min[memcg.index()];
  }

  long low(Memcg memcg) {
    return low[memcg.index()];
  }

  private void descend(Memcg parent, boolean top) {
    if (!memcgs.hasGuardedBelow(parent) && !passesOn(parent)) {
      return;
    }
    long minSum = 0;
    long lowSum = 0;
    for (int i = first(parent); i != MemcgForest.NONE; i = next(i, parent)) {
      Memcg child = memcgs.walk().get(i);
      minSum += Math.min(child.usage(), child.config().min());
      lowSum += Math.min(child.usage(), child.config().low());
    }
    if (minSum == 0 && lowSum == 0 && !passesOn(parent)) {
      return;
    }
    for (int i = first(parent); i != MemcgForest.NONE; i = next(i, parent)) {
      Memcg child = memcgs.walk().get(i);
      if (top) {
        min[i] = child.config().min();
        low[i] = child.config().low();
      } else {
        min[i] = below(parent, child, child.config().min(), min[parent.index()], minSum);
        low[i] = below(parent, child, child.config().low(), low[parent.index()], lowSum);
      }
      held[heldCount++] = i;
      descend(child, false);
    }
  }

  /** The first child that holds anything: protection of nothing is nothing. */
  private int first(Memcg parent) {
    return memcgs.nextCharged(parent.index() + 1, parent.end());
  }

  private int next(int child, Memcg parent) {
    return memcgs.nextCharged(memcgs.walk().get(child).end(), parent.end());
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
