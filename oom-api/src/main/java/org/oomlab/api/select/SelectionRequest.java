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
 */
public record SelectionRequest(
    OomControl control,
    MachineState machine,
    List<TaskSnapshot> tasks,
    BadnessFunction badness,
    KernelRules rules) {
  public SelectionRequest {
    tasks = List.copyOf(tasks);
  }
}
