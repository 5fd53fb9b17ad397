package org.oomlab.testkit.run;

import org.oomlab.api.machine.MachineState;
import org.oomlab.api.pressure.Deed;
import org.oomlab.api.pressure.Observation;
import org.oomlab.api.pressure.PressureDaemon;
import org.oomlab.api.pressure.Reaction;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Notes which memcg a daemon lets pay. Not thread-safe.
 *
 * @param daemon whom it asks
 * @param ledger where it notes
 */
record DaemonPayments<S extends Record>(PressureDaemon<S> daemon, Ledger ledger)
    implements PressureDaemon<S> {

  static <S extends Record> PressureDaemon<S> of(PressureDaemon<S> daemon, Ledger ledger) {
    return new DaemonPayments<>(daemon, ledger);
  }

  @Override
  public Reaction<S> observe(Observation<S> observation) {
    Reaction<S> reaction = daemon.observe(observation);
    MachineState machine = observation.host().machine();
    switch (reaction.deed()) {
      case Deed.Nothing _ -> {}
      case Deed.SignalTask signal ->
          machine.tasks().stream()
              .filter(task -> task.id().equals(signal.task()) && !task.has(TaskFlag.EXITING))
              .forEach(task -> ledger.note(task.id(), machine));
      case Deed.KillMemcg kill ->
          machine.tasks().stream()
              .filter(task -> task.memcg().isWithin(kill.memcg()) && !task.has(TaskFlag.EXITING))
              .map(TaskSnapshot::id)
              .findFirst()
              .ifPresent(first -> ledger.note(first, machine));
    }
    return reaction;
  }
}
