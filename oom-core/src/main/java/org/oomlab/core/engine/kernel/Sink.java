package org.oomlab.core.engine.kernel;

import org.oomlab.core.engine.record.RunEvent;

/** Where what happens is told. */
@FunctionalInterface
public interface Sink {
  /** Takes an event. */
  void tell(RunEvent event);
}
