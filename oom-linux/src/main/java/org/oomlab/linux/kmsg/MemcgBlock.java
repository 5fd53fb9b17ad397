package org.oomlab.linux.kmsg;

import java.util.List;
import java.util.Optional;

/**
 * What a memcg report says in place of {@code Mem-Info}.
 *
 * @param taskPath memcg of the chosen task, from {@code Task in PATH killed} (up to 4.20); empty
 *     where not printed
 * @param limitPath memcg that reached its limit, from the same line; empty where not printed
 * @param counters usage and limits
 * @param stats statistics, of the memcg alone or (3.9 to 5.2) of each of its subtree
 */
public record MemcgBlock(
    String taskPath, String limitPath, List<MemcgCounter> counters, List<MemcgStatLine> stats) {
  /** Nothing was printed. */
  public static final MemcgBlock NONE = new MemcgBlock("", "", List.of(), List.of());

  public MemcgBlock {
    counters = List.copyOf(counters);
    stats = List.copyOf(stats);
  }

  /** Returns one of the counters, empty where it was not printed. */
  public Optional<MemcgCounter> counter(String name) {
    return counters.stream().filter(counter -> counter.name().equals(name)).findFirst();
  }

  /** Returns whether nothing was printed. */
  public boolean isEmpty() {
    return equals(NONE);
  }
}
