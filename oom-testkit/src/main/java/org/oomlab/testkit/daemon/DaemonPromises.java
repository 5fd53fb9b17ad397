package org.oomlab.testkit.daemon;

import java.util.Set;
import java.util.function.Predicate;
import org.oomlab.api.task.TaskSnapshot;

/**
 * What a daemon is held to beyond what every daemon must hold.
 *
 * @param behaviors what it promises
 * @param exempt whom it leaves alone by rules of its own
 */
public record DaemonPromises(Set<DaemonBehavior> behaviors, Predicate<TaskSnapshot> exempt) {
  /** Nothing more. */
  public static final DaemonPromises NONE = of(Set.of());

  public DaemonPromises {
    behaviors = Set.copyOf(behaviors);
  }

  /** Returns promises without exemptions of its own. */
  public static DaemonPromises of(Set<DaemonBehavior> behaviors) {
    return new DaemonPromises(behaviors, task -> false);
  }
}
