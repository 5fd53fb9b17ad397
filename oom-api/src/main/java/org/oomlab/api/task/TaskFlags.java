package org.oomlab.api.task;

import java.util.EnumSet;
import java.util.Set;

/**
 * An immutable set of {@link TaskFlag}s, small enough to be read in the selection loop without
 * touching a collection.
 *
 * @param bits one bit per flag
 */
public record TaskFlags(int bits) {
  /** No flag set. */
  public static final TaskFlags NONE = new TaskFlags(0);

  private static final int ALL = (1 << TaskFlag.values().length) - 1;

  public TaskFlags {
    if ((bits & ~ALL) != 0) {
      throw new IllegalArgumentException("unknown flag bits 0x" + Integer.toHexString(bits & ~ALL));
    }
  }

  /** Returns the set of the given flags. */
  public static TaskFlags of(TaskFlag... flags) {
    TaskFlags set = NONE;
    for (TaskFlag flag : flags) {
      set = set.with(flag);
    }
    return set;
  }

  /** Returns whether {@code flag} is set. */
  public boolean has(TaskFlag flag) {
    return (bits & flag.mask()) != 0;
  }

  /** Returns whether no flag is set. */
  public boolean isEmpty() {
    return bits == 0;
  }

  /** Returns this set and {@code flag}. */
  public TaskFlags with(TaskFlag flag) {
    return has(flag) ? this : new TaskFlags(bits | flag.mask());
  }

  /** Returns the flags in the order of their declaration. */
  public Set<TaskFlag> asSet() {
    EnumSet<TaskFlag> set = EnumSet.noneOf(TaskFlag.class);
    for (TaskFlag flag : TaskFlag.values()) {
      if (has(flag)) {
        set.add(flag);
      }
    }
    return set;
  }

  @Override
  public String toString() {
    return asSet().toString();
  }
}
