package org.oomlab.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.core.select.SelectionRequests;

/** Makes requests, and requests like others but for one thing. */
public final class Requests {
  private Requests() {}

  /**
   * Returns the request for an OOM on a machine, by the rules of its kernel.
   *
   * @throws IllegalArgumentException when no rules are known for that kernel
   */
  public static SelectionRequest of(MachineState machine, OomControl control) {
    KernelRules rules =
        KernelProfiles.rulesFor(machine.kernel())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no rules are known for kernel "
                            + machine.kernel()
                            + ", only from "
                            + KernelProfiles.OLDEST
                            + " on"));
    return SelectionRequests.of(machine, control, rules);
  }

  /** Returns the same request with one process changed, in the machine and among the tasks. */
  static SelectionRequest with(SelectionRequest request, TaskSnapshot changed) {
    return map(request, task -> true, task -> task.id().equals(changed.id()) ? changed : task);
  }

  /** Returns the same request about nobody. */
  static SelectionRequest withoutTasks(SelectionRequest request) {
    return withTasks(request, List.of(), List.of());
  }

  /** Returns the same request without one process. */
  static SelectionRequest without(SelectionRequest request, TaskSnapshot gone) {
    return map(request, task -> !task.id().equals(gone.id()), task -> task);
  }

  /** Returns the same request about a few of its processes alone; the others still run. */
  static SelectionRequest among(SelectionRequest request, List<TaskSnapshot> few) {
    return on(request, request.machine(), few);
  }

  /** Returns an equal request that is not the same object. */
  static SelectionRequest copy(SelectionRequest request) {
    return map(request, task -> true, task -> Tasks.like(task).build());
  }

  /** Returns the same request with those processes that stay, each of them changed. */
  static SelectionRequest map(
      SelectionRequest request, Predicate<TaskSnapshot> stays, UnaryOperator<TaskSnapshot> change) {
    return withTasks(
        request,
        request.machine().tasks().stream().filter(stays).map(change).toList(),
        request.tasks().stream().filter(stays).map(change).toList());
  }

  /** Returns the same request with others in the place of one process. */
  static SelectionRequest replacing(
      SelectionRequest request, TaskSnapshot gone, List<TaskSnapshot> others) {
    return withTasks(
        request,
        replaced(request.machine().tasks(), gone, others),
        replaced(request.tasks(), gone, others));
  }

  private static List<TaskSnapshot> replaced(
      List<TaskSnapshot> tasks, TaskSnapshot gone, List<TaskSnapshot> others) {
    return tasks.stream()
        .flatMap(task -> task.id().equals(gone.id()) ? others.stream() : Stream.of(task))
        .toList();
  }

  /** Returns the same request, the allocating process unknown. */
  static SelectionRequest askedByNobody(SelectionRequest request) {
    return new SelectionRequest(
        Ooms.like(request.control()).current(TaskId.NOBODY).build(),
        request.machine(),
        request.tasks(),
        request.badness(),
        request.rules());
  }

  /** Returns the same question about another machine. */
  static SelectionRequest on(
      SelectionRequest request, MachineState machine, List<TaskSnapshot> tasks) {
    return new SelectionRequest(
        request.control(), machine, tasks, request.badness(), request.rules());
  }

  /** Returns the same request with the walk in another order, everywhere the same one. */
  static SelectionRequest shuffled(SelectionRequest request, long seed) {
    List<TaskSnapshot> all = new ArrayList<>(request.machine().tasks());
    Collections.shuffle(all, new Random(seed));
    return inOrderOf(request, all);
  }

  /** Returns the same request with the walk backwards. */
  static SelectionRequest reversed(SelectionRequest request) {
    return inOrderOf(request, request.machine().tasks().reversed());
  }

  private static SelectionRequest inOrderOf(SelectionRequest request, List<TaskSnapshot> all) {
    Map<TaskId, Integer> place = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      place.put(all.get(i).id(), i);
    }
    List<TaskSnapshot> tasks = new ArrayList<>(request.tasks());
    tasks.sort((left, right) -> place(place, left) - place(place, right));
    return withTasks(request, all, tasks);
  }

  private static int place(Map<TaskId, Integer> places, TaskSnapshot task) {
    return places.getOrDefault(task.id(), places.size());
  }

  private static SelectionRequest withTasks(
      SelectionRequest request, List<TaskSnapshot> all, List<TaskSnapshot> tasks) {
    return on(request, Machines.like(request.machine()).tasks(all).build(), tasks);
  }
}
