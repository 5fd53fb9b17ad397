package org.oomlab.testkit.daemon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.pressure.HostView;
import org.oomlab.api.pressure.MemoryPressure;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.badness.OomScores;
import org.oomlab.core.rules.KernelProfiles;

/**
 * What a daemon gets to see: a machine, and how its memory stands look by look; as it stands at the
 * last one it stays for some more. Who gets a signal is seen to leave for {@value #LOOKS_TO_LEAVE}
 * looks, and then is gone.
 *
 * @param machine the machine at the first look, on a release that the core has rules for
 * @param gauges its memory, at least once
 */
public record Watch(MachineState machine, List<Gauge> gauges) {
  /** For how many looks somebody with a signal is still seen. */
  public static final int LOOKS_TO_LEAVE = 3;

  /** How many gauges a long watch has; more looks than most daemons need to make up their mind. */
  public static final int LONG = 150;

  private static final int MORE_LOOKS = 9;
  private static final int PSI_MAJOR = 4;
  private static final int PSI_MINOR = 20;

  public Watch {
    gauges = List.copyOf(gauges);
    if (gauges.isEmpty()) {
      throw new IllegalArgumentException("a watch needs a gauge");
    }
    machine =
        machine.withTasks(
            machine.tasks().stream().sorted(Comparator.comparing(TaskSnapshot::id)).toList());
  }

  /** Returns how often the daemon looks. */
  int looks() {
    return gauges.size() + MORE_LOOKS;
  }

  /** Returns the memory at a look. */
  Gauge gauge(int look) {
    return gauges.get(Math.min(look, gauges.size() - 1));
  }

  /** Returns the same machine with other gauges. */
  Watch withGauges(List<Gauge> others) {
    return new Watch(machine, others);
  }

  /** Returns the same gauges on another machine. */
  Watch withMachine(MachineState other) {
    return new Watch(other, gauges);
  }

  /**
   * Returns the host at a look.
   *
   * @param signalled at which look who got a first signal
   */
  HostView host(int look, long timeMillis, Map<TaskId, Integer> signalled) {
    List<TaskSnapshot> there = new ArrayList<>();
    for (TaskSnapshot task : machine.tasks()) {
      Integer since = signalled.get(task.id());
      if (since == null) {
        there.add(task);
      } else if (look - since <= LOOKS_TO_LEAVE) {
        there.add(task.withFlags(task.flags().with(TaskFlag.EXITING)));
      }
    }
    MachineState now = machine.withTasks(there);
    KernelRules rules = KernelProfiles.rulesFor(machine.kernel()).orElseThrow();
    boolean hasPsi = machine.kernel().isAtLeast(PSI_MAJOR, PSI_MINOR);
    Map<MemcgPath, MemoryPressure> pressure =
        hasPsi ? Map.of(MemcgPath.ROOT, gauge(look).pressure()) : Map.of();
    long totalPages = Math.max(1, machine.ramPages() + machine.swap().totalPages());
    return new HostView(
        timeMillis,
        now,
        gauge(look).memInfo(),
        pressure,
        OomScores.of(now, rules, totalPages).badness(),
        rules);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("kernel " + machine.kernel() + "\n");
    int from = 0;
    while (from < gauges.size()) {
      Gauge gauge = gauges.get(from);
      int to = from + 1;
      while (to < gauges.size() && gauges.get(to).equals(gauge)) {
        to++;
      }
      text.append(to == from + 1 ? "  look " + to : "  looks " + (from + 1) + " to " + to)
          .append(": ")
          .append(gauge)
          .append('\n');
      from = to;
    }
    for (MemcgState memcg : machine.memcgs().memcgs()) {
      text.append("  memcg ").append(memcg.path()).append('\n');
    }
    for (TaskSnapshot task : machine.tasks()) {
      text.append(
          "  pid "
              + task.pid()
              + " ("
              + task.comm()
              + "): rss "
              + task.rssPages()
              + ", swap "
              + task.swapPages()
              + ", adj "
              + task.oomScoreAdj()
              + (task.flags().isEmpty() ? "" : " " + task.flags())
              + ", memcg "
              + task.memcg()
              + "\n");
    }
    return text.toString();
  }
}
