package org.oomlab.testkit.daemon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.pressure.Deed;
import org.oomlab.api.pressure.HostView;
import org.oomlab.api.pressure.Observation;
import org.oomlab.api.pressure.PressureDaemon;
import org.oomlab.api.pressure.Reaction;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.testkit.Strangers;

/** Lets a daemon look, again and again, and carries out what it does. */
final class Looks {
  /** Beyond it there is no telling what time it is. */
  private static final long LONGEST_MILLIS = 1L << 40;

  private Looks() {}

  /** Returns all looks of a watch. Throws what the daemon throws. */
  static <S extends Record> List<Look> of(PressureDaemon<S> daemon, Watch watch) {
    List<Look> looks = new ArrayList<>();
    Map<TaskId, Integer> signalled = new HashMap<>();
    Optional<S> state = Optional.empty();
    long timeMillis = 0;
    for (int at = 0; at < watch.looks(); at++) {
      HostView host = watch.host(at, timeMillis, signalled);
      Observation<S> observation =
          state
              .<Observation<S>>map(before -> new Observation.Later<>(host, before))
              .orElseGet(() -> new Observation.First<>(host));
      Reaction<S> reaction = daemon.observe(observation);
      Reaction<S> repeated = daemon.observe(observation);
      looks.add(
          new Look(
              at + 1,
              host,
              watch.gauge(at),
              reaction,
              repeated,
              () -> daemon.observe(observation),
              () -> elsewhere(daemon, watch)));
      for (TaskSnapshot task : reached(reaction.deed(), host.machine())) {
        signalled.putIfAbsent(task.id(), at);
      }
      state = Optional.of(reaction.state());
      timeMillis += Math.min(reaction.lookAgainMillis(), LONGEST_MILLIS);
    }
    return List.copyOf(looks);
  }

  private static <S extends Record> void elsewhere(PressureDaemon<S> daemon, Watch watch) {
    for (MachineState stranger : Strangers.of(watch.machine())) {
      for (Gauge gauge : List.of(EdgeGauges.CALM, EdgeGauges.DESPERATE)) {
        Watch other = new Watch(stranger, List.of(gauge));
        daemon.observe(new Observation.First<>(other.host(0, 0, Map.of())));
      }
    }
  }

  /** Returns who of a machine's processes gets a signal. */
  static List<TaskSnapshot> reached(Deed deed, MachineState machine) {
    return switch (deed) {
      case Deed.Nothing _ -> List.of();
      case Deed.SignalTask signal ->
          machine.tasks().stream().filter(task -> task.id().equals(signal.task())).toList();
      case Deed.KillMemcg kill ->
          machine.tasks().stream().filter(task -> task.memcg().isWithin(kill.memcg())).toList();
    };
  }

  /** Returns a deed for a person. */
  static String describe(Deed deed) {
    return switch (deed) {
      case Deed.Nothing _ -> "does nothing";
      case Deed.SignalTask signal -> "sends pid " + signal.task().pid() + " SIG" + signal.signal();
      case Deed.KillMemcg kill -> "kills memcg " + kill.memcg();
    };
  }
}
