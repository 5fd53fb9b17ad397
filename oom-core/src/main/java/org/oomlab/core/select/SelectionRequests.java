package org.oomlab.core.select;

import java.util.List;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.badness.KernelBadness;
import org.oomlab.core.badness.Privileges;

/** Asks the question of an OOM. */
public final class SelectionRequests {
  private SelectionRequests() {}

  /**
   * Returns the request for an OOM on a machine: for a memcg OOM only the tasks within the memcg
   * ({@code mem_cgroup_scan_tasks()}, mm/memcontrol.c). A task whose memcg the source does not tell
   * is taken to be within, since a report's table lists only those. O(tasks).
   */
  public static SelectionRequest of(MachineState machine, OomControl control, KernelRules rules) {
    return of(machine, control, rules, Privileges.root());
  }

  /** Returns the same, told who holds {@code CAP_SYS_ADMIN} where the machine's source does not. */
  public static SelectionRequest of(
      MachineState machine, OomControl control, KernelRules rules, Privileges privileges) {
    return new SelectionRequest(
        control,
        machine,
        domain(machine, control),
        KernelBadness.of(rules, machine, privileges),
        rules);
  }

  private static List<TaskSnapshot> domain(MachineState machine, OomControl control) {
    if (!control.isMemcg() || !control.domain().isKnown()) {
      return machine.tasks();
    }
    return machine.tasks().stream()
        .filter(task -> !task.memcg().isKnown() || task.memcg().isWithin(control.domain()))
        .toList();
  }
}
