package org.oomlab.testkit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/** What a hog can try, by kind, the cheapest first. Its memory stays within the OOM's domain. */
final class EvasionAttempts {
  private static final List<Integer> PARTS = List.of(2, 3, 4, 8, 16);
  private static final List<Integer> CHILDREN = List.of(1, 2, 8);
  private static final List<String> HARMLESS_NAMES =
      List.of("sshd", "systemd", "dbus-daemon", "Xorg", "kworker/0:0", "a", "");

  private EvasionAttempts() {}

  static Stream<Evasion.Attempt> splitting(SelectionRequest request, TaskSnapshot hog) {
    return PARTS.stream()
        .filter(parts -> parts <= pages(hog))
        .map(
            parts -> {
              List<TaskSnapshot> split = split(request, hog, parts);
              return new Evasion.Attempt(
                  "is split into " + parts + " processes",
                  Requests.replacing(request, hog, split),
                  ids(split));
            });
  }

  static Stream<Evasion.Attempt> nesting(SelectionRequest request, TaskSnapshot hog) {
    return PARTS.stream()
        .filter(parts -> parts <= pages(hog) && hog.memcg().isKnown())
        .map(
            parts -> {
              NestedMemcgs nested = NestedMemcgs.below(request.machine().memcgs(), hog, parts);
              List<TaskSnapshot> split = split(request, hog, parts);
              List<TaskSnapshot> placed =
                  IntStream.range(0, parts)
                      .mapToObj(part -> split.get(part).withMemcg(nested.children().get(part)))
                      .toList();
              SelectionRequest replaced = Requests.replacing(request, hog, placed);
              return new Evasion.Attempt(
                  "is split into " + parts + " processes, each in a child memcg of its own",
                  Requests.on(
                      replaced,
                      replaced.machine().withMemcgs(nested.tree(), replaced.machine().tasks()),
                      replaced.tasks()),
                  ids(placed));
            });
  }

  static Stream<Evasion.Attempt> renaming(SelectionRequest request, TaskSnapshot hog) {
    return Stream.concat(request.tasks().stream().map(TaskSnapshot::comm), HARMLESS_NAMES.stream())
        .distinct()
        .filter(name -> !name.equals(hog.comm()))
        .map(
            name ->
                new Evasion.Attempt(
                    "calls itself '" + name + "'",
                    Requests.with(request, Tasks.like(hog).comm(name).build()),
                    Set.of(hog.id())));
  }

  static Stream<Evasion.Attempt> forking(SelectionRequest request, TaskSnapshot hog) {
    return CHILDREN.stream()
        .filter(children -> pages(hog) > 0)
        .map(
            children -> {
              int free = freePid(request);
              Stream<TaskSnapshot> forked =
                  IntStream.range(0, children).mapToObj(child -> child(hog, free + child));
              return new Evasion.Attempt(
                  "has forked " + children + (children == 1 ? " empty child" : " empty children"),
                  Requests.replacing(request, hog, Stream.concat(Stream.of(hog), forked).toList()),
                  Set.of(hog.id()));
            });
  }

  static Stream<Evasion.Attempt> moving(SelectionRequest request, TaskSnapshot hog) {
    MemcgPath domain = request.control().domain();
    Stream<MemcgPath> shown =
        request.machine().memcgs().memcgs().stream()
            .map(MemcgState::path)
            .filter(path -> domain.isKnown() && path.isWithin(domain));
    Stream<MemcgPath> root =
        domain.equals(MemcgPath.ROOT) ? Stream.of(MemcgPath.ROOT) : Stream.empty();
    return Stream.concat(root, shown)
        .filter(path -> hog.memcg().isKnown() && !path.equals(hog.memcg()))
        .map(
            path ->
                new Evasion.Attempt(
                    "moves to memcg " + path,
                    Requests.with(request, hog.withMemcg(path)),
                    Set.of(hog.id())));
  }

  /** Equal parts, the first with the hog's pid and what the division leaves. */
  private static List<TaskSnapshot> split(SelectionRequest request, TaskSnapshot hog, int parts) {
    int free = freePid(request);
    TaskSnapshot first = part(hog, hog.pid(), parts, true);
    Stream<TaskSnapshot> others =
        IntStream.range(1, parts).mapToObj(part -> part(hog, free + part, parts, false));
    return Stream.concat(Stream.of(first), others).toList();
  }

  private static TaskSnapshot part(TaskSnapshot hog, int pid, int parts, boolean first) {
    Tasks part =
        Tasks.like(hog)
            .rssPages(share(hog.rssPages(), parts, first))
            .swapPages(share(hog.swapPages(), parts, first))
            .pmdTablePages(hog.pmdTablePages() / parts)
            .pgtablesBytes(share(hog.pgtablesBytes(), parts, first))
            .totalVmPages(share(hog.totalVmPages(), parts, first));
    return first ? part.build() : part.pid(pid).flags(TaskFlags.NONE).build();
  }

  private static long share(long whole, int parts, boolean first) {
    return whole / parts + (first ? whole % parts : 0);
  }

  private static TaskSnapshot child(TaskSnapshot parent, int pid) {
    Lineage born =
        switch (parent.lineage()) {
          case Lineage.Unknown unknown -> new Lineage.Known(parent.pid(), 0, 0, 0, Set.of());
          case Lineage.Known known ->
              new Lineage.Known(parent.pid(), known.nice(), 0, 0, known.capabilities());
        };
    return Tasks.like(parent)
        .pid(pid)
        .rssPages(0)
        .swapPages(0)
        .pmdTablePages(0)
        .pgtablesBytes(0)
        .totalVmPages(0)
        .flags(TaskFlags.NONE)
        .lineage(born)
        .build();
  }

  private static long pages(TaskSnapshot task) {
    return task.rssPages() + task.swapPages();
  }

  private static int freePid(SelectionRequest request) {
    return 1 + request.machine().tasks().stream().mapToInt(TaskSnapshot::pid).max().orElse(1);
  }

  private static Set<TaskId> ids(List<TaskSnapshot> tasks) {
    Set<TaskId> ids = new LinkedHashSet<>();
    tasks.forEach(task -> ids.add(task.id()));
    return ids;
  }
}
