package org.oomlab.api.select;

import java.util.List;
import java.util.Optional;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/**
 * The question an OOM asks a policy. Immutable and thread-safe.
 *
 * @param control the circumstances
 * @param machine the whole machine
 * @param tasks the processes of the OOM's domain in the kernel's walk order; some of them may be
 *     ineligible, which {@code badness} tells
 * @param badness the kernel's score by the release's rules
 * @param rules the release's rules
 * @param members which of {@code tasks} belong to which memcg
 * @param currentAt where the allocating task stands in {@code tasks}, or {@link #NOT_AMONG}; the
 *     kernel has it at hand as {@code current}, and so has a policy, without a search
 */
public record SelectionRequest(
    OomControl control,
    MachineState machine,
    List<TaskSnapshot> tasks,
    BadnessFunction badness,
    KernelRules rules,
    MemcgMembers members,
    int currentAt) {
  /** The allocating task is unknown, or not one of the domain's. */
  public static final int NOT_AMONG = -1;

  public SelectionRequest {
    tasks = List.copyOf(tasks);
    if (currentAt != NOT_AMONG && !tasks.get(currentAt).id().equals(control.current())) {
      throw new IllegalArgumentException("task " + currentAt + " is not the allocating one");
    }
    if (!members.areOf(tasks)) {
      throw new IllegalArgumentException("the members are not those of the request's tasks");
    }
  }

  /** Makes a request whose last two components follow from the others. O(tasks). */
  public SelectionRequest(
      OomControl control,
      MachineState machine,
      List<TaskSnapshot> tasks,
      BadnessFunction badness,
      KernelRules rules) {
    this(
        control,
        machine,
        tasks,
        badness,
        rules,
        MemcgMembers.of(machine.memcgs(), tasks),
        place(control.current(), tasks));
  }

  /** Returns the allocating task, empty where it is unknown or not one of the domain's. */
  public Optional<TaskSnapshot> current() {
    return currentAt == NOT_AMONG ? Optional.empty() : Optional.of(tasks.get(currentAt));
  }

  private static int place(TaskId current, List<TaskSnapshot> tasks) {
    if (current.equals(TaskId.NOBODY)) {
      return NOT_AMONG;
    }
    for (int at = 0; at < tasks.size(); at++) {
      if (tasks.get(at).id().equals(current)) {
        return at;
      }
    }
    return NOT_AMONG;
  }
}
