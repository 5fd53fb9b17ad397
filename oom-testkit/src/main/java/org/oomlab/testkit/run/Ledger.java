package org.oomlab.testkit.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/** Which memcgs paid, and what each held then. Not thread-safe. */
final class Ledger {
  private final List<Payment> payments = new ArrayList<>();

  /**
   * A kill.
   *
   * @param memcg where the victim was
   * @param chargedPages what each memcg held by its own counters
   * @param processPages what each memcg's processes held, RAM and swap
   */
  private record Payment(
      MemcgPath memcg, Map<MemcgPath, Long> chargedPages, Map<MemcgPath, Long> processPages) {

    /** By either measure: a process's counters lag behind what its memcg is charged. */
    boolean isFor(MemcgPath rich) {
      return chargedPages.getOrDefault(rich, 0L) > chargedPages.getOrDefault(memcg, 0L)
          && processPages.getOrDefault(rich, 0L) > processPages.getOrDefault(memcg, 0L);
    }
  }

  /** Notes that a process of a machine is killed. */
  void note(TaskId victim, MachineState machine) {
    machine.tasks().stream()
        .filter(task -> task.id().equals(victim))
        .map(TaskSnapshot::memcg)
        .map(memcg -> new Payment(memcg, charged(machine), held(machine.tasks())))
        .forEach(payments::add);
  }

  private static Map<MemcgPath, Long> charged(MachineState machine) {
    return machine.memcgs().memcgs().stream()
        .collect(Collectors.toMap(MemcgState::path, memcg -> memcg.stat().pages()));
  }

  private static Map<MemcgPath, Long> held(List<TaskSnapshot> tasks) {
    return tasks.stream()
        .collect(
            Collectors.groupingBy(
                TaskSnapshot::memcg,
                Collectors.summingLong(task -> task.rssPages() + task.swapPages())));
  }

  /** Returns how often a memcg paid. */
  long of(MemcgPath memcg) {
    return payments.stream().filter(payment -> payment.memcg().equals(memcg)).count();
  }

  /** Returns how often a memcg paid while another held more. */
  long of(MemcgPath poor, MemcgPath rich) {
    return payments.stream()
        .filter(payment -> payment.memcg().equals(poor) && payment.isFor(rich))
        .count();
  }
}
