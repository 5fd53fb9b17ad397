package org.oomlab.api.incident;

import org.oomlab.api.memory.MemcgPath;

/**
 * How the kernel went about it, as far as its kill lines show the mode (never the victim).
 *
 * @param allocatingTask the line says {@code oom_kill_allocating_task}
 * @param group the memcg that died as a whole by {@code memory.oom.group}, or {@link
 *     MemcgPath#UNKNOWN} for a single kill
 * @param panicOnOom the value of {@code panic_on_oom} that a panic line names: 1 ("system-wide"), 2
 *     ("compulsory"), 0 without such a line
 */
public record KillMode(boolean allocatingTask, MemcgPath group, int panicOnOom) {
  /** One process, chosen by score. */
  public static final KillMode SELECTED = new KillMode(false, MemcgPath.UNKNOWN);

  public KillMode {
    if (panicOnOom < 0 || panicOnOom > 2) {
      throw new IllegalArgumentException("panic_on_oom " + panicOnOom + " is not within 0..2");
    }
  }

  /** A mode without a panic. */
  public KillMode(boolean allocatingTask, MemcgPath group) {
    this(allocatingTask, group, 0);
  }
}
