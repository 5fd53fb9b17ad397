package org.oomlab.core.registry;

import java.util.Optional;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.pressure.Deed;
import org.oomlab.api.pressure.HostView;
import org.oomlab.api.pressure.Reaction;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/** Whether a reaction can be an answer to what was seen at all. Pure; O(tasks). */
public final class DeedCheck {
  private DeedCheck() {}

  /**
   * Returns what is wrong with a reaction, as a phrase that continues "daemon NAME"; empty when
   * nothing is. Who gets a signal must be one of the host's processes, neither init nor a kernel
   * thread, which take none; a memcg that is killed must be one of the host's.
   */
  public static Optional<String> objection(HostView host, Reaction<?> reaction) {
    return switch (reaction.deed()) {
      case Deed.Nothing _ -> Optional.empty();
      case Deed.SignalTask signal -> task(host.machine(), signal.task());
      case Deed.KillMemcg kill -> memcg(host.machine(), kill.memcg());
    };
  }

  private static Optional<String> task(MachineState machine, TaskId id) {
    Optional<TaskSnapshot> task =
        machine.tasks().stream().filter(one -> one.id().equals(id)).findFirst();
    if (task.isEmpty()) {
      return Optional.of("signals pid " + id.pid() + ", which does not exist");
    }
    if (task.get().has(TaskFlag.GLOBAL_INIT) || task.get().has(TaskFlag.KTHREAD)) {
      return Optional.of(
          "signals pid " + id.pid() + " (" + task.get().comm() + "), which takes no signal");
    }
    return Optional.empty();
  }

  private static Optional<String> memcg(MachineState machine, MemcgPath path) {
    boolean exists =
        machine.memcgs().memcgs().stream().map(MemcgState::path).anyMatch(path::equals);
    return exists
        ? Optional.empty()
        : Optional.of("kills memcg " + path + ", which does not exist");
  }
}
