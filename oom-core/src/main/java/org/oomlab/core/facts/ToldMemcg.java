package org.oomlab.core.facts;

import java.util.Set;
import org.oomlab.api.memory.MemcgPath;

/**
 * A memcg as somebody knows it.
 *
 * @param path where it is
 * @param oomGroup {@code memory.oom.group}
 * @param swappiness its own {@code swappiness}, 0 to 200; {@link #NO_SWAPPINESS} where not told
 * @param pids the processes that live in it, not below it; those that are gone do no harm
 */
public record ToldMemcg(MemcgPath path, boolean oomGroup, int swappiness, Set<Integer> pids) {
  /** Nobody told the swappiness. */
  public static final int NO_SWAPPINESS = -1;

  public ToldMemcg {
    if (!path.isKnown()) {
      throw new IllegalArgumentException("a memcg needs a path");
    }
    pids = Set.copyOf(pids);
  }
}
