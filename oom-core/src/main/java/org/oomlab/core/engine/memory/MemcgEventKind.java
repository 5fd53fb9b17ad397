package org.oomlab.core.engine.memory;

/** The counters of {@code memory.events}. */
public enum MemcgEventKind {
  /** Reclaimed within its {@code memory.low}. */
  LOW(0),
  /** Reclaimed above its {@code memory.high}. */
  HIGH(1),
  /** A charge met its {@code memory.max}. */
  MAX(2),
  /** An OOM of its own. */
  OOM(3),
  /** A process killed. */
  OOM_KILL(4),
  /** Killed as a whole. */
  OOM_GROUP_KILL(5);

  private final int index;

  MemcgEventKind(int index) {
    this.index = index;
  }

  /** Returns its column where something is kept for each. */
  public int index() {
    return index;
  }
}
