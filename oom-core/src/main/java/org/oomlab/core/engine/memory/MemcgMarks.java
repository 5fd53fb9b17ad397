package org.oomlab.core.engine.memory;

import java.util.BitSet;

/**
 * Which memcgs of a machine a walk has to visit, by index: those that are charged a page and those
 * that ask for protection. So a walk costs what is in use, not what there is. Not thread-safe.
 */
final class MemcgMarks {
  private final BitSet charged = new BitSet();
  private final BitSet guarded = new BitSet();

  void setCharged(int index, boolean value) {
    charged.set(index, value);
  }

  void setGuarded(int index, MemcgConfig config) {
    guarded.set(index, config.min() > 0 || config.low() > 0);
  }

  /** Returns the first charged index from one on, below 0 if there is none. */
  int nextCharged(int index) {
    return charged.nextSetBit(index);
  }

  /** Returns the first index from one on whose memcg asks for protection, below 0 if none does. */
  int nextGuarded(int index) {
    return guarded.nextSetBit(index);
  }
}
