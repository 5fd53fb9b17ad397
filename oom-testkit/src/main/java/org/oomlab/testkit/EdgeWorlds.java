package org.oomlab.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

/**
 * The questions at which policies go wrong, each as small as it can be: at most four processes.
 * They are asked before any made up at random, so that a common mistake is found at once and with a
 * counterexample that needs no shrinking.
 */
public final class EdgeWorlds {
  private static final int BIG = 100;
  private static final int SMALL = 101;
  private static final int THIRD = 102;

  private EdgeWorlds() {}

  /**
   * Returns the questions, by the rules of a release.
   *
   * @param kernel a release that the core has rules for
   */
  public static List<SelectionRequest> on(KernelRelease kernel) {
    Machines machine = Machines.machine().kernel(kernel);
    List<SelectionRequest> worlds = new ArrayList<>();
    worlds.add(global(machine));
    worlds.add(global(machine, sized(SMALL, 10)));
    worlds.addAll(exempt(machine));
    worlds.addAll(ties(machine));
    worlds.addAll(terms(machine));
    worlds.addAll(sizes(machine));
    worlds.addAll(states(machine));
    worlds.addAll(names(machine));
    worlds.addAll(MemcgEdgeWorlds.on(machine));
    return List.copyOf(worlds);
  }

  private static SelectionRequest global(Machines machine, TaskSnapshot... tasks) {
    return Requests.of(machine.tasks(tasks).build(), Ooms.oom().build());
  }

  private static TaskSnapshot sized(int pid, long rssPages) {
    return Tasks.task().pid(pid).rssPages(rssPages).build();
  }

  private static TaskSnapshot flagged(TaskFlag... flags) {
    return Tasks.task().pid(BIG).rssPages(5000).flags(flags).build();
  }

  /** Each kind of exempt process, the largest of all, beside one that can be killed and alone. */
  private static List<SelectionRequest> exempt(Machines machine) {
    TaskSnapshot small = sized(SMALL, 10);
    return Stream.concat(
            Stream.of(
                    TaskFlag.KTHREAD,
                    TaskFlag.GLOBAL_INIT,
                    TaskFlag.NO_MM,
                    TaskFlag.IN_VFORK,
                    TaskFlag.MM_OOM_SKIP,
                    TaskFlag.NUMA_INELIGIBLE)
                .map(EdgeWorlds::flagged),
            Stream.of(Tasks.like(sized(BIG, 5000)).adj(TaskSnapshot.OOM_SCORE_ADJ_MIN).build()))
        .flatMap(
            exempt ->
                Stream.of(
                    global(machine, exempt, small),
                    global(machine, small, exempt),
                    global(machine, exempt),
                    Requests.of(
                        machine.tasks(exempt, small).build(),
                        Ooms.oom().constraint(OomConstraint.CPUSET).build())))
        .toList();
  }

  private static List<SelectionRequest> ties(Machines machine) {
    TaskSnapshot one = sized(BIG, 1000);
    return List.of(
        global(machine, one, sized(SMALL, 1000)),
        global(machine, one, sized(SMALL, 1000), sized(THIRD, 1000)),
        global(machine, sized(SMALL, 10), one, sized(THIRD, 1000)),
        global(machine, one, Tasks.like(sized(SMALL, 400)).swapPages(600).build()),
        global(machine, one, Tasks.like(sized(SMALL, 998)).pgtablesBytes(2 * 4096).build()),
        global(machine, one, sized(SMALL, 1001), sized(THIRD, 999)));
  }

  /** Where the terms of a score disagree, up to three orders of three processes. */
  private static List<SelectionRequest> terms(Machines machine) {
    TaskSnapshot resident = sized(BIG, 2000);
    return List.of(
        global(machine, resident, Tasks.like(sized(SMALL, 0)).swapPages(2001).build()),
        global(machine, resident, Tasks.like(sized(SMALL, 1999)).pgtablesBytes(8192).build()),
        global(machine, resident, Tasks.like(sized(SMALL, 1999)).pgtablesBytes(8191).build()),
        global(machine, resident, Tasks.like(sized(SMALL, 10)).adj(500).build()),
        global(machine, Tasks.like(resident).adj(-500).build(), sized(SMALL, 10)),
        global(
            machine,
            Tasks.like(sized(BIG, 3)).swapPages(30).build(),
            Tasks.like(sized(SMALL, 50)).swapPages(20).build(),
            sized(THIRD, 40)),
        global(
            machine,
            sized(BIG, 1000),
            Tasks.like(sized(SMALL, 999)).adj(20).build(),
            Tasks.like(sized(THIRD, 0)).adj(10).build()));
  }

  /** Nothing, everything, and where 24, 31 and 32 bits end. */
  private static List<SelectionRequest> sizes(Machines machine) {
    return List.of(
        global(machine, sized(BIG, 0), sized(SMALL, 0)),
        global(machine, sized(BIG, 2), Tasks.like(sized(SMALL, 0)).swapPages(1).build()),
        global(machine, Tasks.like(sized(BIG, 0)).adj(1000).build(), sized(SMALL, 10)),
        global(
            machine,
            Tasks.like(sized(BIG, 5000)).adj(-900).build(),
            Tasks.like(sized(SMALL, 10)).adj(-900).build()),
        global(machine, sized(BIG, (1L << 24) + 1), sized(SMALL, 1L << 24)),
        global(machine, sized(BIG, 0), sized(SMALL, 3L << 29), sized(THIRD, 3L << 30)),
        global(machine, sized(BIG, 1L << 36), sized(SMALL, (1L << 32) + 1)),
        Requests.of(
            machine.tasks(sized(BIG, 500), Tasks.like(sized(SMALL, 100)).adj(999).build()).build(),
            Ooms.oom().totalPages(999).build()));
  }

  /** Earlier victims, the allocating process, parents, shared memory, settings. */
  private static List<SelectionRequest> states(Machines machine) {
    TaskSnapshot big = sized(BIG, 5000);
    TaskSnapshot small = sized(SMALL, 10);
    TaskSnapshot child = Tasks.like(sized(THIRD, 3000)).parent(SMALL).build();
    return List.of(
        global(machine, flagged(TaskFlag.OOM_VICTIM, TaskFlag.EXITING), small),
        global(machine, flagged(TaskFlag.OOM_VICTIM, TaskFlag.MM_OOM_SKIP), small),
        global(machine, big, Tasks.like(small).flags(TaskFlag.OOM_ORIGIN).build()),
        global(machine, small, child),
        global(machine, small, Tasks.like(child).rssPages(5).build()),
        global(machine, big, Tasks.like(small).uid(1000).build()),
        global(
            machine,
            Tasks.like(big).sharedMm(1).build(),
            Tasks.like(big).pid(THIRD).sharedMm(1).build(),
            small),
        global(machine.sysctls(Sysctls.DEFAULT.withPanicOnOom(1)), big),
        Requests.of(
            machine
                .sysctls(Sysctls.DEFAULT.withOomKillAllocatingTask(true))
                .tasks(big, small)
                .build(),
            Ooms.oom().current(small.id()).build()),
        Requests.of(machine.tasks(big, small).build(), Ooms.oom().sysrq().build()));
  }

  private static List<SelectionRequest> names(Machines machine) {
    return Stream.of("", "a) b (c", "sshd", "[12] 0 0 0")
        .map(
            name ->
                global(machine, sized(SMALL, 10), Tasks.like(sized(BIG, 5000)).comm(name).build()))
        .toList();
  }
}
