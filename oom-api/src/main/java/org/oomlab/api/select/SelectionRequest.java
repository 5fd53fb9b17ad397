package org.oomlab.api.select;

import java.util.List;
import org.oomlab.api.machine.MachineState;
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
 */
public record SelectionRequest(
    OomControl control,
    MachineState machine,
    List<TaskSnapshot> tasks,
    BadnessFunction badness,
    KernelRules rules,
    MemcgMembers members) {
  public SelectionRequest {
    tasks = List.copyOf(tasks);
    if (!members.areOf(tasks)) {
      throw new IllegalArgumentException("the members are not those of the request's tasks");
    }
  }

  /** Makes a request whose members follow from its machine and tasks. */
  public SelectionRequest(
      OomControl control,
      MachineState machine,
      List<TaskSnapshot> tasks,
      BadnessFunction badness,
      KernelRules rules) {
    this(control, machine, tasks, badness, rules, MemcgMembers.of(machine.memcgs(), tasks));
  }
}
