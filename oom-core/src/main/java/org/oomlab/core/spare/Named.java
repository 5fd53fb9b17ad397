package org.oomlab.core.spare;

import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.replay.Prediction;

/**
 * A process as reports name it.
 *
 * @param pid the pid that a kill line prints, 0 for {@link #NOBODY}
 * @param name its name
 */
public record Named(int pid, String name) {
  /** No process. */
  public static final Named NOBODY = new Named(0, "");

  static Named of(TaskSnapshot task) {
    return new Named(task.mmPid(), task.comm());
  }

  static Named victimOf(Prediction prediction) {
    return new Named(prediction.victimPid(), prediction.victimComm());
  }

  /** Returns whether there is a process. */
  public boolean isSomebody() {
    return pid > 0;
  }

  /** Returns it as a sentence names it; the name as found. */
  public String words() {
    return name + " (pid " + pid + ")";
  }
}
