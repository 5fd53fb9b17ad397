package org.oomlab.core.spare;

import java.util.EnumMap;
import java.util.Map;
import org.oomlab.core.spare.SparedProcess.Standing;

/** Counts processes by standing, and levers by what became of them. Not thread-safe. */
public final class SpareTally {
  private final Map<Standing, Long> standings = new EnumMap<>(Standing.class);
  private final Map<Lever, Long> needed = new EnumMap<>(Lever.class);
  private final Map<Lever, Long> impossible = new EnumMap<>(Lever.class);

  /** Starts with none. */
  public SpareTally() {}

  /** Counts one. */
  public void add(SparedProcess spared) {
    standings.merge(spared.standing(), 1L, Long::sum);
    for (Remedy remedy : spared.remedies()) {
      switch (remedy) {
        case Remedy.Needed some -> needed.merge(some.lever(), 1L, Long::sum);
        case Remedy.Impossible none -> impossible.merge(none.lever(), 1L, Long::sum);
      }
    }
  }

  /** Returns how many processes there were. */
  public long processes() {
    return standings.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns how many had that standing. */
  public long processes(Standing standing) {
    return standings.getOrDefault(standing, 0L);
  }

  /** Returns how many that lever saves. */
  public long needed(Lever lever) {
    return needed.getOrDefault(lever, 0L);
  }

  /** Returns how many it does not save. */
  public long impossible(Lever lever) {
    return impossible.getOrDefault(lever, 0L);
  }
}
