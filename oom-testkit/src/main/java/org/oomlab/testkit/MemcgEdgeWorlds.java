package org.oomlab.testkit;

import java.util.List;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

/** The memcgs at which policies go wrong: the {@link EdgeWorlds} of memcg OOMs and of groups. */
final class MemcgEdgeWorlds {
  private static final String ROOM = "/a";
  private static final String CHILD = "/a/b";

  /** Begins like {@link #ROOM} without being below it. */
  private static final String NEIGHBOUR = "/ab";

  private MemcgEdgeWorlds() {}

  static List<SelectionRequest> on(Machines bare) {
    Machines machine =
        bare.memcgs(
            memcg("/a", 300, false),
            memcg("/a/b", 200, false),
            memcg("/a/b/c", 100, false),
            memcg("/ab", 9000, false));
    TaskSnapshot inside = in(ROOM, 100, 300);
    TaskSnapshot below = in(CHILD, 101, 200);
    TaskSnapshot deeper = in("/a/b/c", 102, 100);
    TaskSnapshot outside = in(NEIGHBOUR, 103, 9000);
    return List.of(
        oom(machine, ROOM, inside, outside),
        oom(machine, ROOM, outside, below),
        oom(machine, CHILD, inside, below, deeper, outside),
        oom(machine, CHILD, inside, deeper),
        oom(machine, CHILD, inside, outside),
        oom(
            machine,
            ROOM,
            inside,
            Tasks.like(below).adj(500).build(),
            Tasks.like(outside).adj(900).build()),
        oom(machine, ROOM, Tasks.like(inside).rssPages(5000).adj(-1).build(), below),
        oom(machine, ROOM, Tasks.like(inside).flags(TaskFlag.KTHREAD).build(), outside),
        circle(bare),
        Requests.of(
            bare.memcgs(memcg(ROOM, 1, false)).tasks(in("/", 100, 2), in(ROOM, 101, 0)).build(),
            Ooms.oom().totalPages(1).build()),
        oom(grouped(bare), ROOM, inside, below),
        oom(grouped(bare), CHILD, inside, below, deeper),
        Requests.of(machine.tasks(inside, below, outside).build(), Ooms.oom().build()),
        Requests.of(grouped(bare).tasks(inside, below, deeper).build(), Ooms.oom().build()),
        Requests.of(
            machine.tasks(inside, Tasks.like(outside).memcg("/").build()).build(),
            Ooms.oom().build()));
  }

  /** Three rooms of which each is larger than another in one way of counting. */
  private static SelectionRequest circle(Machines bare) {
    return Requests.of(
        bare.memcgs(memcg("/g", 0, true), memcg("/g/x", 100, false), memcg("/g/y", 200, false))
            .tasks(in("/", 100, 150), in("/g/x", 101, 900), in("/g/y", 102, 50))
            .build(),
        Ooms.oom().build());
  }

  private static Machines grouped(Machines bare) {
    return bare.memcgs(
        memcg("/a", 300, false), memcg("/a/b", 200, true), memcg("/a/b/c", 100, false));
  }

  private static MemcgState memcg(String path, long pages, boolean group) {
    return Memcgs.memcg(path).anonPages(pages).usagePages(pages).oomGroup(group).build();
  }

  private static TaskSnapshot in(String memcg, int pid, long rssPages) {
    return Tasks.task().pid(pid).rssPages(rssPages).memcg(memcg).build();
  }

  private static SelectionRequest oom(Machines machine, String domain, TaskSnapshot... tasks) {
    return Requests.of(
        machine.tasks(tasks).build(), Ooms.oom().memcg(domain).totalPages(10_000).build());
  }
}
