package org.oomlab.api.incident;

import org.oomlab.api.memory.MemcgPath;

/**
 * How the kernel went about it, as far as its kill lines show the mode (never the victim).
 *
 * @param allocatingTask the line says {@code oom_kill_allocating_task}
 * @param group the memcg that died as a whole by {@code memory.oom.group}, or {@link
 *     MemcgPath#UNKNOWN} for a single kill
 */
public record KillMode(boolean allocatingTask, MemcgPath group) {
  /** One process, chosen by score. */
  public static final KillMode SELECTED = new KillMode(false, MemcgPath.UNKNOWN);
}
