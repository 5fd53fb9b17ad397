package org.oomlab.policy.userspace;

import org.oomlab.api.pressure.Signal;
import org.oomlab.api.task.TaskId;

/**
 * What earlyoom remembers: whom it has sent a signal and is waiting for.
 *
 * @param target who, {@link TaskId#NOBODY} where nobody is
 * @param sent the last signal it got
 * @param rounds how often has been looked since the first signal
 */
record Chase(TaskId target, Signal sent, int rounds) {
  /** Nobody is waited for. */
  static final Chase NOBODY = new Chase(TaskId.NOBODY, Signal.TERM, 0);

  boolean isOn() {
    return !target.equals(TaskId.NOBODY);
  }

  Chase after(Signal signal) {
    return new Chase(target, signal, rounds + 1);
  }
}
