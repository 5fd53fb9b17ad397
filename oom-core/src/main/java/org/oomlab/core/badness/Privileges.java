package org.oomlab.core.badness;

import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Who holds {@code CAP_SYS_ADMIN}, where the source does not say: a report shows the user id only,
 * and root in a container usually lacks it. What the source does say always counts.
 */
public sealed interface Privileges {
  /** User id 0 holds it. */
  record Root() implements Privileges {}

  /**
   * Of all processes with user id 0 only this one holds it: the case that speaks most for it, and
   * most against all others.
   *
   * @param holder that process
   */
  record RootOnly(TaskId holder) implements Privileges {}

  /** Returns the reading by which user id 0 holds it. */
  static Privileges root() {
    return new Root();
  }

  /** Returns whether {@code task} holds the capability. */
  default boolean isAdmin(TaskSnapshot task) {
    if (task.lineage() instanceof Lineage.Known known) {
      return known.capabilities().contains(Lineage.Capability.SYS_ADMIN);
    }
    return switch (this) {
      case Root root -> task.uid() == 0;
      case RootOnly(TaskId holder) -> task.uid() == 0 && task.id().equals(holder);
    };
  }
}
