package org.oomlab.core.engine.record;

/**
 * The counters of {@code memory.events} (mm/memcontrol.c, memcg_memory_event()).
 *
 * @param low reclaimed although within its effective {@code memory.low}
 * @param high reclaimed for being above {@code memory.high}
 * @param max charges that met {@code memory.max} and reclaimed
 * @param oom OOMs of this memcg
 * @param oomKill processes killed by an OOM; a group kill counts its victim twice
 * @param oomGroupKill group kills
 */
public record MemcgEvents(
    long low, long high, long max, long oom, long oomKill, long oomGroupKill) {
  /** Nothing happened. */
  public static final MemcgEvents NONE = new MemcgEvents(0, 0, 0, 0, 0, 0);
}
