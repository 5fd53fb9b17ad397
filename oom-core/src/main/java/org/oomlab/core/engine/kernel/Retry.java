package org.oomlab.core.engine.kernel;

import org.jspecify.annotations.Nullable;
import org.oomlab.core.engine.time.Timed;

/** Lets a task that waited for memory go on. Not thread-safe. */
final class Retry implements Timed {
  private final Pressures pressures;
  private @Nullable Task task;

  Retry(Pressures pressures) {
    this.pressures = pressures;
  }

  void of(Task waiter) {
    task = waiter;
  }

  @Override
  public void fire(int token) {
    if (task != null && !task.isDying()) {
      pressures.setStalled(task, false);
      task.owner().retry(task);
    }
  }
}
