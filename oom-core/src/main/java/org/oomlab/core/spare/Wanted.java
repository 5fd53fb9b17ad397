package org.oomlab.core.spare;

import java.util.List;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.task.TaskSnapshot;

/** Which process is to be saved. */
public sealed interface Wanted {
  /** The kernel keeps this many bytes of a name ({@code TASK_COMM_LEN}, include/linux/sched.h). */
  int LONGEST_NAME = 15;

  /** Whom the report says to be killed first; of a snapshot, whom the policy would kill. */
  record Victim() implements Wanted {}

  /**
   * A pid, or a name; every process of that name.
   *
   * @param text as given; a name longer than the kernel keeps stands for what it keeps
   */
  record Called(String text) implements Wanted {
    public Called {
      if (text.isEmpty()) {
        throw new IllegalArgumentException("a process needs a pid or a name");
      }
    }
  }

  /** Returns the rows of the report that are meant, in order. */
  default List<TaskSnapshot> among(Incident incident) {
    return incident.machine().tasks().stream().filter(task -> isMeant(task, incident)).toList();
  }

  private boolean isMeant(TaskSnapshot task, Incident incident) {
    return switch (this) {
      case Victim _ -> has(task, Integer.toString(incident.actual().victimPid()));
      case Called(String text) -> has(task, text) || isNamed(task, text);
    };
  }

  private static boolean has(TaskSnapshot task, String pid) {
    return Integer.toString(task.pid()).equals(pid) || Integer.toString(task.mmPid()).equals(pid);
  }

  private static boolean isNamed(TaskSnapshot task, String name) {
    return task.comm().equals(name)
        || (name.length() > LONGEST_NAME && task.comm().equals(name.substring(0, LONGEST_NAME)));
  }
}
