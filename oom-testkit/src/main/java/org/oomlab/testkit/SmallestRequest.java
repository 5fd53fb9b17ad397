package org.oomlab.testkit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Makes a failing request smaller as long as it fails: without half of the processes, a quarter,
 * one; without memcgs nobody needs; then each process, memcg and setting as plain as can be. It
 * knows what a machine is, and so gets further than the shrinking of the parts it was made from.
 *
 * @param request the smallest request found that fails
 * @param violation how it fails
 */
public record SmallestRequest(SelectionRequest request, Violation violation) {
  private static final int MOST_QUESTIONS = 5000;

  /**
   * Makes a request smaller.
   *
   * @param failing a request that fails
   * @param violation how it does
   * @param check tells how another one fails, empty where it does not
   */
  public static SmallestRequest of(
      SelectionRequest failing,
      Violation violation,
      Function<SelectionRequest, Optional<Violation>> check) {
    SmallestRequest smallest = new SmallestRequest(failing, violation);
    int questions = 0;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      Iterator<SelectionRequest> candidates = candidates(smallest.request).iterator();
      while (!smaller && candidates.hasNext() && questions++ < MOST_QUESTIONS) {
        SelectionRequest candidate = candidates.next();
        Optional<Violation> broken = check.apply(candidate);
        if (broken.isPresent()) {
          smallest = new SmallestRequest(candidate, broken.get());
          smaller = true;
        }
      }
    }
    return smallest;
  }

  private static Stream<SelectionRequest> candidates(SelectionRequest request) {
    MachineState machine = request.machine();
    OomControl control = request.control();
    Stream<SelectionRequest> fewer =
        fewer(machine.tasks()).map(tasks -> Requests.of(machine.withTasks(tasks), control));
    Stream<SelectionRequest> plainer =
        Stream.of(
                withoutMemcgs(machine, control),
                plainTasks(machine),
                plainMemcgs(machine),
                Stream.of(machine.withSysctls(Sysctls.DEFAULT)))
            .flatMap(machines -> machines)
            .filter(other -> !other.equals(machine))
            .map(other -> Requests.of(other, control));
    Stream<SelectionRequest> otherwise =
        Stream.of(
                Ooms.like(control).current(TaskId.NOBODY).build(),
                control.isSysrq() ? control : Ooms.like(control).order(0).build())
            .filter(other -> !other.equals(control))
            .map(other -> Requests.of(machine, other));
    return Stream.of(fewer, plainer, otherwise).flatMap(requests -> requests);
  }

  /** Without one piece of the list, the largest pieces first. */
  private static Stream<List<TaskSnapshot>> fewer(List<TaskSnapshot> tasks) {
    return IntStream.iterate((tasks.size() + 1) / 2, piece -> piece > 0, piece -> piece / 2)
        .boxed()
        .flatMap(
            piece ->
                IntStream.iterate(0, from -> from < tasks.size(), from -> from + piece)
                    .mapToObj(from -> without(tasks, from, piece)));
  }

  private static List<TaskSnapshot> without(List<TaskSnapshot> tasks, int from, int piece) {
    List<TaskSnapshot> rest = new ArrayList<>(tasks.subList(0, from));
    rest.addAll(tasks.subList(Math.min(from + piece, tasks.size()), tasks.size()));
    return rest;
  }

  private static Stream<MachineState> withoutMemcgs(MachineState machine, OomControl control) {
    MemcgTree tree = machine.memcgs();
    return tree.memcgs().stream()
        .map(MemcgState::path)
        .filter(path -> !path.equals(control.domain()))
        .filter(path -> machine.tasks().stream().noneMatch(task -> task.memcg().equals(path)))
        .map(path -> machine.withMemcgs(without(tree, path), machine.tasks()));
  }

  private static MemcgTree without(MemcgTree tree, MemcgPath gone) {
    return new MemcgTree(
        tree.version(),
        tree.memcgs().stream().filter(memcg -> !memcg.path().equals(gone)).toList());
  }

  private static Stream<MachineState> plainMemcgs(MachineState machine) {
    MemcgTree tree = machine.memcgs();
    return IntStream.range(0, tree.memcgs().size())
        .boxed()
        .flatMap(
            at ->
                PlainParts.of(tree.memcgs().get(at))
                    .map(
                        plain ->
                            machine.withMemcgs(
                                new MemcgTree(
                                    tree.version(), PlainParts.set(tree.memcgs(), at, plain)),
                                machine.tasks())));
  }

  private static Stream<MachineState> plainTasks(MachineState machine) {
    return IntStream.range(0, machine.tasks().size())
        .boxed()
        .flatMap(
            at ->
                PlainParts.of(machine.tasks().get(at))
                    .map(plain -> machine.withTasks(PlainParts.set(machine.tasks(), at, plain))));
  }
}
