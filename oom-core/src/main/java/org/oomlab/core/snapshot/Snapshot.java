package org.oomlab.core.snapshot;

import java.util.List;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.task.TaskId;

/**
 * A machine at one instant and the OOM it is in: all that a policy is asked with, but for the
 * release's rules, which follow from the kernel. Immutable and thread-safe.
 *
 * @param story what it shows, for people; may be empty; without blanks around it
 * @param view whose processes these are
 * @param takenBy pid of the program that took it, 0 where it is not among the processes
 * @param notes what could not be seen when it was taken, a sentence each
 * @param machine the machine
 * @param control the circumstances of the OOM
 */
public record Snapshot(
    String story,
    View view,
    int takenBy,
    List<String> notes,
    MachineState machine,
    OomControl control) {
  /** Whose processes a snapshot shows. */
  public enum View {
    /** It does not say; it may be made up. */
    UNSTATED,
    /** Those of the whole host. */
    HOST,
    /** A container's own. */
    CONTAINER
  }

  public Snapshot {
    if (takenBy < 0) {
      throw new IllegalArgumentException("pid " + takenBy + " is negative");
    }
    story = story.strip();
    notes = List.copyOf(notes);
  }

  /** Returns the snapshot of a machine that nobody took: one that was made up. */
  public static Snapshot of(String story, MachineState machine, OomControl control) {
    return new Snapshot(story, View.UNSTATED, 0, List.of(), machine, control);
  }

  /**
   * Returns the circumstances of an OOM of a whole machine that nobody's allocation has caused: its
   * total is RAM and swap ({@code constrained_alloc()}, mm/oom_kill.c), at least 1.
   */
  public static OomControl wholeMachine(MachineState machine) {
    long pages = Math.max(machine.ramPages() + machine.swap().totalPages(), 1);
    return new OomControl(OomConstraint.NONE, MemcgPath.ROOT, 0, 0, pages, TaskId.NOBODY);
  }
}
