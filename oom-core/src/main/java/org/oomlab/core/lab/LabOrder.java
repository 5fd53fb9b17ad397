package org.oomlab.core.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.oomlab.api.task.TaskId;
import org.oomlab.core.engine.record.RunEvent;

/**
 * In what order init sees those leave whom one decision kills. On the lab's single CPU nobody runs
 * while the killer does; then the victims leave in the order of their start, the large ones later,
 * who allocated last, since it first has to come back from its fault, and after it those who are
 * its children and only become init's then, last first.
 */
final class LabOrder {
  /** What the guest frees in a tick of 4 ms: about a thousand instructions of 2 ns a page. */
  private static final long FREED_KB_A_TICK = 7_200;

  private static final int OTHERS = 0;
  private static final int ALLOCATING = 1;
  private static final int ITS_CHILDREN = 2;

  private final Map<Integer, LabProcess> byPid = new HashMap<>();
  private final List<Integer> order = new ArrayList<>();
  private final List<Integer> kills = new ArrayList<>();

  LabOrder(LabTrial trial) {
    for (LabProcess process : trial.processes()) {
      byPid.put(process.pid(), process);
    }
  }

  /** Takes note of a decision. */
  void killed(RunEvent.Kill kill) {
    kill.killed().forEach(task -> kills.add(task.pid()));
    int current = kill.control().current().pid();
    LabProcess allocating = byPid.get(current);
    String comm = allocating == null ? "" : allocating.comm();
    Comparator<Integer> byPhase = Comparator.comparingInt(pid -> phase(pid, current, comm));
    order.addAll(
        kill.killed().stream()
            .map(TaskId::pid)
            .sorted(
                byPhase
                    .thenComparingLong(this::turns)
                    .thenComparingInt(pid -> place(pid, current, comm)))
            .toList());
  }

  /** All were killed while init itself was busy: it sees them in the order of their start. */
  List<Integer> unattended() {
    return order.stream().sorted(Comparator.comparingInt(pid -> place(pid, 0, ""))).toList();
  }

  /** Returns all who were killed, in order. */
  List<Integer> attended() {
    return List.copyOf(order);
  }

  /** Returns the same in the order in which the kernel kills them. */
  List<Integer> kills() {
    return List.copyOf(kills);
  }

  /**
   * Returns how many ticks pass while its memory is freed; after each it is the next one's turn.
   */
  private long turns(int pid) {
    LabProcess process = byPid.get(pid);
    return process == null ? 0 : (process.rssAnonKb() + process.rssShmemKb()) / FREED_KB_A_TICK;
  }

  private int phase(int pid, int current, String comm) {
    if (pid == current) {
      return ALLOCATING;
    }
    return isChild(pid, comm) ? ITS_CHILDREN : OTHERS;
  }

  private int place(int pid, int current, String comm) {
    return phase(pid, current, comm) == ITS_CHILDREN ? -pid : pid;
  }

  private boolean isChild(int pid, String comm) {
    LabProcess process = byPid.get(pid);
    return process != null
        && process.sharedBy().equals("vfork")
        && process.sharesMemoryOf().equals(comm);
  }
}
