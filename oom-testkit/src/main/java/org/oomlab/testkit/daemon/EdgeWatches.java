package org.oomlab.testkit.daemon;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.testkit.Machines;
import org.oomlab.testkit.Tasks;

/** The watches that a daemon is tried with first: each edge of memory on machines of a few. */
public final class EdgeWatches {
  private static final int LARGE_PAGES = 200_000;

  private EdgeWatches() {}

  /** Returns all of them. */
  public static List<Watch> all() {
    List<Watch> all = new ArrayList<>();
    for (MachineState machine : machines()) {
      for (Gauge gauge : EdgeGauges.all()) {
        all.add(new Watch(machine, List.of(gauge)));
      }
      all.add(new Watch(machine, List.of(EdgeGauges.CALM, EdgeGauges.DESPERATE)));
      all.add(new Watch(machine, List.of(EdgeGauges.DESPERATE, EdgeGauges.CALM)));
    }
    MachineState large = machine(List.of(task(100).uid(1000).rssPages(LARGE_PAGES).build()));
    all.add(new Watch(large, Collections.nCopies(Watch.LONG, EdgeGauges.CALM)));
    all.add(new Watch(large, Collections.nCopies(Watch.LONG, EdgeGauges.STUCK_FAST)));
    return List.copyOf(all);
  }

  private static List<MachineState> machines() {
    TaskSnapshot ordinary = task(100).build();
    TaskSnapshot init = task(1).flags(TaskFlag.GLOBAL_INIT).rssPages(LARGE_PAGES).build();
    TaskSnapshot kernelThread = task(2).flags(TaskFlag.KTHREAD).rssPages(0).build();
    TaskSnapshot protectedOne = task(300).oomScoreAdj(-1000).rssPages(LARGE_PAGES).build();
    TaskSnapshot zombie = task(400).flags(TaskFlag.NO_MM).rssPages(0).build();
    return List.of(
        machine(List.of(ordinary)),
        machine(List.of(ordinary, task(101).comm("other").build())),
        machine(List.of()),
        machine(List.of(init)),
        machine(List.of(kernelThread)),
        machine(List.of(protectedOne)),
        machine(List.of(init, kernelThread, ordinary, protectedOne)),
        machine(List.of(zombie)));
  }

  private static Tasks task(int pid) {
    return Tasks.task().pid(pid);
  }

  private static MachineState machine(List<TaskSnapshot> tasks) {
    return Machines.machine().ramPages(262_144).tasks(tasks).build();
  }
}
