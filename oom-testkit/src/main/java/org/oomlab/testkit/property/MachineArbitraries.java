package org.oomlab.testkit.property;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.testkit.EdgeWorlds;
import org.oomlab.testkit.Machines;
import org.oomlab.testkit.Requests;
import org.oomlab.testkit.Tasks;

/**
 * Machines in need, from a phone to a server with 2 TB: every constraint, memcg trees deep and
 * wide, equal scores, processes of no size and of absurd size, shared memory, worlds where nobody
 * can be killed, and names that break parsers. Every part is made on its own and put together
 * afterwards, so that a counterexample shrinks to the few tasks and settings it needs. Before all
 * of them come the {@link EdgeWorlds}.
 */
public final class MachineArbitraries {
  private static final int MOST_TASKS = 10;

  private MachineArbitraries() {}

  /** An OOM before the machine around it is known. */
  private record Circumstances(
      OomConstraint constraint, int domain, long totalPages, int current, int order) {}

  /** Returns every release at which some rule changes, and more often the newest. */
  public static Arbitrary<KernelRelease> kernels() {
    return Arbitraries.oneOf(
        Arbitraries.of(KernelProfiles.table()).map(KernelRules::since),
        Arbitraries.of("6.18", "6.12", "5.9", "5.8", "5.3", "5.2").map(KernelRelease::parse));
  }

  /** Returns questions to a policy, on {@link #kernels}. */
  public static Arbitrary<SelectionRequest> requests() {
    return requests(kernels());
  }

  /**
   * Returns questions to a policy.
   *
   * @param kernels releases that the core has rules for
   */
  public static Arbitrary<SelectionRequest> requests(Arbitrary<KernelRelease> kernels) {
    return new KnownEdges(random(kernels), edgeWorlds(kernels));
  }

  /** Returns questions to a policy made at random alone, without the edge cases. */
  public static Arbitrary<SelectionRequest> randomRequests() {
    return new KnownEdges(random(kernels()), List.of());
  }

  private static Arbitrary<SelectionRequest> random(Arbitrary<KernelRelease> kernels) {
    return Combinators.combine(
            kernels,
            MemcgArbitraries.trees(),
            tasks(),
            places(),
            twins(),
            circumstances(),
            sysctls())
        .as(MachineArbitraries::request);
  }

  /** Those on the newest release first, then on the newest of each older way to score. */
  private static List<SelectionRequest> edgeWorlds(Arbitrary<KernelRelease> kernels) {
    Map<Unit, KernelRelease> newest = new EnumMap<>(Unit.class);
    kernels.allValues().stream()
        .flatMap(values -> values)
        .forEach(
            release ->
                newest.merge(Unit.of(release), release, (a, b) -> a.compareTo(b) < 0 ? b : a));
    return newest.values().stream().flatMap(release -> EdgeWorlds.on(release).stream()).toList();
  }

  /** What a release's score counts. */
  private enum Unit {
    PAGES,
    SHARES,
    ADDRESS_SPACE;

    static Unit of(KernelRelease release) {
      return switch (KernelProfiles.rulesFor(release).orElseThrow().score().formula()) {
        case PAGES -> PAGES;
        case PER_MILLE, PER_MILLE_INT, PER_MILLE_CUT_TO_INT -> SHARES;
        case TOTAL_VM -> ADDRESS_SPACE;
      };
    }
  }

  private static Arbitrary<List<TaskSnapshot>> tasks() {
    return Arbitraries.frequencyOf(
        Tuple.of(9, TaskArbitraries.any().list().ofMaxSize(MOST_TASKS)),
        Tuple.of(1, TaskArbitraries.exemptOnly().list().ofMaxSize(MOST_TASKS)));
  }

  /** Where each task lives, and whose child it is. */
  private static Arbitrary<List<Integer>> places() {
    return Arbitraries.integers().between(0, 40).list().ofSize(MOST_TASKS);
  }

  /** Which tasks score like the one before. */
  private static Arbitrary<List<Twins>> twins() {
    return Arbitraries.frequency(
            Tuple.of(5, Twins.NONE),
            Tuple.of(2, Twins.SAME),
            Tuple.of(1, Twins.ONE_PAGE_MORE),
            Tuple.of(1, Twins.ONE_PAGE_LESS),
            Tuple.of(1, Twins.SWAPPED),
            Tuple.of(1, Twins.TABLES_FOR_MEMORY),
            Tuple.of(1, Twins.ADJ_FOR_MEMORY))
        .list()
        .ofSize(MOST_TASKS);
  }

  private static Arbitrary<Circumstances> circumstances() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(5, OomConstraint.NONE),
                Tuple.of(4, OomConstraint.MEMCG),
                Tuple.of(1, OomConstraint.CPUSET),
                Tuple.of(1, OomConstraint.MEMORY_POLICY)),
            Arbitraries.integers().between(0, 12),
            totals(),
            Arbitraries.integers().between(0, MOST_TASKS),
            Arbitraries.frequency(Tuple.of(8, 0), Tuple.of(1, 3), Tuple.of(1, -1)))
        .as(Circumstances::new);
  }

  /** From one page, where adj has no effect, to 2 TB. */
  private static Arbitrary<Long> totals() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.of(1L, 999L, 1000L, 131_072L, 4_194_304L, 1L << 29)),
        Tuple.of(1, Arbitraries.longs().between(1, 1L << 29)));
  }

  private static Arbitrary<Sysctls> sysctls() {
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(12, 0), Tuple.of(1, 1), Tuple.of(1, 2)),
            Arbitraries.frequency(Tuple.of(6, false), Tuple.of(1, true)))
        .as(
            (panic, allocating) ->
                Sysctls.DEFAULT.withPanicOnOom(panic).withOomKillAllocatingTask(allocating));
  }

  private static SelectionRequest request(
      KernelRelease kernel,
      MemcgTree memcgs,
      List<TaskSnapshot> tasks,
      List<Integer> places,
      List<Twins> twins,
      Circumstances oom,
      Sysctls sysctls) {
    List<TaskSnapshot> placed = placed(twinned(tasks, twins, oom), places, memcgs);
    MachineState machine =
        Machines.machine()
            .kernel(kernel)
            .ramPages(Math.max(oom.totalPages, 131_072))
            .memcgs(memcgs)
            .tasks(placed)
            .sysctls(sysctls)
            .build();
    return Requests.of(machine, control(oom, memcgs, placed));
  }

  private static OomControl control(Circumstances oom, MemcgTree memcgs, List<TaskSnapshot> tasks) {
    List<MemcgState> all = memcgs.memcgs();
    boolean memcg = oom.constraint == OomConstraint.MEMCG && !all.isEmpty();
    OomConstraint constraint =
        oom.constraint == OomConstraint.MEMCG && !memcg ? OomConstraint.NONE : oom.constraint;
    return new OomControl(
        constraint,
        memcg ? all.get(oom.domain % all.size()).path() : MemcgPath.ROOT,
        0xcc0,
        memcg ? Math.max(oom.order, 0) : oom.order,
        oom.totalPages,
        oom.current < tasks.size() ? tasks.get(oom.current).id() : TaskId.NOBODY);
  }

  private static List<TaskSnapshot> twinned(
      List<TaskSnapshot> tasks, List<Twins> twins, Circumstances oom) {
    List<TaskSnapshot> twinned = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      TaskSnapshot before = i == 0 ? tasks.getFirst() : twinned.get(i - 1);
      twinned.add(i == 0 ? before : twins.get(i).of(before, tasks.get(i), oom.totalPages));
    }
    return twinned;
  }

  /** Gives pids, memcgs and parents; makes those that share memory equal, and init one. */
  private static List<TaskSnapshot> placed(
      List<TaskSnapshot> tasks, List<Integer> places, MemcgTree memcgs) {
    Map<Long, TaskSnapshot> sharing = new HashMap<>();
    List<TaskSnapshot> placed = new ArrayList<>();
    boolean hasInit = false;
    for (int i = 0; i < tasks.size(); i++) {
      TaskSnapshot task = tasks.get(i);
      int place = places.get(i);
      boolean init = task.has(TaskFlag.GLOBAL_INIT) && !hasInit;
      hasInit |= init;
      Tasks changed =
          Tasks.like(task)
              .pid(init ? 1 : pid(i, place))
              .mmPid(!init && place > 36 ? 2000 + i : init ? 1 : pid(i, place))
              .memcg(memcg(place, memcgs))
              .lineage(lineage(task, i, place, placed));
      if (task.has(TaskFlag.GLOBAL_INIT) && !init) {
        changed = changed.flags(TaskFlags.NONE);
      }
      TaskSnapshot first = sharing.putIfAbsent(task.sharedMm(), task);
      if (first != null && task.sharedMm() != TaskSnapshot.MM_NOT_SHARED) {
        changed = shared(changed, first, task);
      }
      placed.add(changed.build());
    }
    return placed;
  }

  /** Walk order is not always pid order. */
  private static int pid(int index, int place) {
    return place % 2 == 0 ? 100 + index : 900 - index;
  }

  private static MemcgPath memcg(int place, MemcgTree memcgs) {
    List<MemcgState> all = memcgs.memcgs();
    int choice = place % (all.size() + 1);
    return choice == 0 ? MemcgPath.ROOT : all.get(choice - 1).path();
  }

  /** One in four is the child of the task before it, whatever else is known of it. */
  private static Lineage lineage(
      TaskSnapshot task, int index, int place, List<TaskSnapshot> before) {
    return index > 0 && place % 4 == 3
        ? TaskArbitraries.childOf(before.get(index - 1).pid(), task.lineage())
        : task.lineage();
  }

  private static Tasks shared(Tasks changed, TaskSnapshot first, TaskSnapshot task) {
    boolean bothHaveMemory = !first.has(TaskFlag.NO_MM) && !task.has(TaskFlag.NO_MM);
    return bothHaveMemory
        ? changed
            .rssPages(first.rssPages())
            .swapPages(first.swapPages())
            .pgtablesBytes(first.pgtablesBytes())
            .totalVmPages(first.totalVmPages())
        : changed.sharedMm(TaskSnapshot.MM_NOT_SHARED);
  }
}
