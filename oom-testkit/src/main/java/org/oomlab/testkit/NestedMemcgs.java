package org.oomlab.testkit;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgStat;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.task.TaskSnapshot;

/**
 * A tree with new memcgs below that of a process, its pages divided among them.
 *
 * @param tree the tree, the new memcgs behind all other descendants of their parent
 * @param children the paths of the new ones
 */
record NestedMemcgs(MemcgTree tree, List<MemcgPath> children) {
  NestedMemcgs {
    children = List.copyOf(children);
  }

  /** Makes {@code count} memcgs below that of {@code task}, which take its pages from there. */
  static NestedMemcgs below(MemcgTree tree, TaskSnapshot task, int count) {
    MemcgPath parent = task.memcg();
    long heldPages =
        tree.find(parent)
            .map(state -> state.stat().anonPages())
            .orElse(parent.equals(MemcgPath.ROOT) ? task.rssPages() : 0L);
    long movedPages = Math.min(heldPages, task.rssPages());
    List<MemcgPath> children = new ArrayList<>();
    List<MemcgState> states = new ArrayList<>();
    for (int child = 0; child < count; child++) {
      MemcgPath path = freePath(tree, parent, child);
      long pages = movedPages / count + (child == 0 ? movedPages % count : 0);
      children.add(path);
      states.add(Memcgs.memcg(path.value()).anonPages(pages).usagePages(pages).build());
    }
    return new NestedMemcgs(
        new MemcgTree(tree.version(), inserted(tree, parent, movedPages, states)), children);
  }

  private static MemcgPath freePath(MemcgTree tree, MemcgPath parent, int child) {
    String prefix = parent.equals(MemcgPath.ROOT) ? "/" : parent.value() + "/";
    MemcgPath path = new MemcgPath(prefix + "part" + child);
    while (tree.indexOf(path) != MemcgTree.NOT_SHOWN) {
      path = new MemcgPath(path.value() + "-");
    }
    return path;
  }

  private static List<MemcgState> inserted(
      MemcgTree tree, MemcgPath parent, long movedPages, List<MemcgState> children) {
    List<MemcgState> states = new ArrayList<>();
    int behind = tree.memcgs().size();
    for (int at = 0; at < tree.memcgs().size(); at++) {
      MemcgState state = tree.memcgs().get(at);
      states.add(state.path().equals(parent) ? without(state, movedPages) : state);
      if (state.path().isWithin(parent)) {
        behind = at + 1;
      }
    }
    states.addAll(behind, children);
    return states;
  }

  private static MemcgState without(MemcgState state, long pages) {
    MemcgStat stat = state.stat();
    return Memcgs.like(state)
        .stat(
            new MemcgStat(
                Math.max(0, stat.anonPages() - pages),
                stat.unevictablePages(),
                stat.slabUnreclaimablePages(),
                stat.kernelStackPages(),
                stat.sockPages(),
                stat.swapPages()))
        .build();
  }
}
