package org.oomlab.core.facts;

import java.util.List;
import java.util.Set;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.ToldFact;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.replay.SuppliedTotals;

/** One thing that a report hides, told. Once told there is no doubt about it. Pure. */
public sealed interface SuppliedFact {
  /** Returns what kind of fact it is. */
  ToldFact kind();

  /** Returns the incident with the fact. */
  Incident tell(Incident incident);

  /**
   * The machine's swap. Where the report itself prints it, that is not overruled.
   *
   * @param bytes how much
   */
  record Swap(long bytes) implements SuppliedFact {
    @Override
    public ToldFact kind() {
      return ToldFact.SWAP_TOTAL;
    }

    @Override
    public Incident tell(Incident incident) {
      Incident supplied = SuppliedTotals.withSwap(incident, bytes);
      return supplied.withTold(kind(), supplied.machine());
    }
  }

  /**
   * The swappiness of the machine, or of the memcg that reached its limit.
   *
   * @param value 0 to 200
   */
  record Swappiness(int value) implements SuppliedFact {
    @Override
    public ToldFact kind() {
      return ToldFact.SWAPPINESS;
    }

    @Override
    public Incident tell(Incident incident) {
      return with(incident, incident.machine().sysctls().withSwappiness(value), kind());
    }
  }

  /**
   * {@code panic_on_oom}.
   *
   * @param value 0 to 2
   */
  record PanicOnOom(int value) implements SuppliedFact {
    @Override
    public ToldFact kind() {
      return ToldFact.PANIC_ON_OOM;
    }

    @Override
    public Incident tell(Incident incident) {
      return with(incident, incident.machine().sysctls().withPanicOnOom(value), kind());
    }
  }

  /**
   * {@code oom_kill_allocating_task}.
   *
   * @param value whether it is set
   */
  record AllocatingTask(boolean value) implements SuppliedFact {
    @Override
    public ToldFact kind() {
      return ToldFact.OOM_KILL_ALLOCATING_TASK;
    }

    @Override
    public Incident tell(Incident incident) {
      return with(incident, incident.machine().sysctls().withOomKillAllocatingTask(value), kind());
    }
  }

  /**
   * All processes that wait in vfork.
   *
   * @param pids who
   */
  record Vfork(Set<Integer> pids) implements SuppliedFact {
    public Vfork {
      pids = Set.copyOf(pids);
    }

    @Override
    public ToldFact kind() {
      return ToldFact.VFORK;
    }

    @Override
    public Incident tell(Incident incident) {
      List<TaskSnapshot> tasks =
          incident.machine().tasks().stream()
              .map(
                  task ->
                      pids.contains(task.pid())
                          ? task.withFlags(task.flags().with(TaskFlag.IN_VFORK))
                          : task)
              .toList();
      return incident.withTold(kind(), incident.machine().withTasks(tasks));
    }
  }

  /**
   * The memcgs and who lives in which.
   *
   * @param memcgs parents before children
   */
  record Memcgs(List<ToldMemcg> memcgs) implements SuppliedFact {
    public Memcgs {
      memcgs = List.copyOf(memcgs);
    }

    @Override
    public ToldFact kind() {
      return ToldFact.MEMCGS;
    }

    @Override
    public Incident tell(Incident incident) {
      MachineState machine = incident.machine();
      Incident told =
          incident.withTold(
              kind(),
              machine.withMemcgs(
                  MemcgPlacement.tree(machine.memcgs(), memcgs),
                  MemcgPlacement.tasks(machine.tasks(), memcgs)));
      return memcgs.stream()
          .filter(memcg -> incident.constraint() == OomConstraint.MEMCG)
          .filter(memcg -> memcg.path().equals(incident.oomMemcg()))
          .filter(memcg -> memcg.swappiness() != ToldMemcg.NO_SWAPPINESS)
          .findFirst()
          .map(memcg -> new Swappiness(memcg.swappiness()).tell(told))
          .orElse(told);
    }
  }

  private static Incident with(Incident incident, Sysctls sysctls, ToldFact kind) {
    return incident.withTold(kind, incident.machine().withSysctls(sysctls));
  }
}
