package org.oomlab.core.engine.memory;

import org.oomlab.api.memory.Watermarks;

/** How far an allocation may go down. */
public enum Mark {
  /** To the minimum. */
  MIN(0),
  /** To where kswapd is woken. */
  LOW(1),
  /** To where kswapd stops. */
  HIGH(2);

  private final int index;

  Mark(int index) {
    this.index = index;
  }

  int index() {
    return index;
  }

  long of(Watermarks marks) {
    return switch (this) {
      case MIN -> marks.minPages();
      case LOW -> marks.lowPages();
      case HIGH -> marks.highPages();
    };
  }
}
