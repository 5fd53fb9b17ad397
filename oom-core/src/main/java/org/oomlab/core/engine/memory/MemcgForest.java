package org.oomlab.core.engine.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.oomlab.api.memory.MemcgPath;

/**
 * All memcgs of a machine in the order of the kernel's walk, pre-order with siblings in the order
 * of creation ({@code for_each_mem_cgroup_tree}, mm/memcontrol.c). Not thread-safe.
 */
public final class MemcgForest {
  /** No memcg. */
  public static final int NONE = -1;

  private final List<Memcg> walk;
  private final Map<MemcgPath, Memcg> byPath;

  private MemcgForest(List<Memcg> walk, Map<MemcgPath, Memcg> byPath) {
    this.walk = Collections.unmodifiableList(walk);
    this.byPath = byPath;
  }

  /** A memcg to make. */
  public record Entry(MemcgPath path, MemcgConfig config) {}

  /**
   * Makes the memcgs.
   *
   * @param swappiness of the root
   * @param entries parents before children, the root left out
   */
  public static MemcgForest of(List<Node> nodes, int swappiness, List<Entry> entries) {
    Map<MemcgPath, List<Entry>> children = new HashMap<>();
    for (Entry entry : entries) {
      children.computeIfAbsent(entry.path().parent(), path -> new ArrayList<>()).add(entry);
    }
    List<Memcg> walk = new ArrayList<>();
    Map<MemcgPath, Memcg> byPath = HashMap.newHashMap(entries.size() + 1);
    Memcg root = Memcg.root(MemcgConfig.unlimited(swappiness));
    walk.add(root);
    byPath.put(MemcgPath.ROOT, root);
    makeBelow(root, children, walk, byPath);
    if (walk.size() != entries.size() + 1) {
      throw new IllegalArgumentException("a memcg has no parent, or stands twice");
    }
    int lists = nodes.size() * ListKind.values().length;
    for (Memcg memcg : walk) {
      memcg.makeLists(nodes, memcg.index() * lists);
    }
    return new MemcgForest(walk, byPath);
  }

  private static void makeBelow(
      Memcg parent,
      Map<MemcgPath, List<Entry>> children,
      List<Memcg> walk,
      Map<MemcgPath, Memcg> byPath) {
    for (Entry entry : children.getOrDefault(parent.path(), List.of())) {
      Memcg made = Memcg.below(parent, walk.size(), entry.path(), entry.config());
      walk.add(made);
      byPath.put(entry.path(), made);
      makeBelow(made, children, walk, byPath);
    }
    parent.setEnd(walk.size());
  }

  /** Returns the root. */
  public Memcg root() {
    return walk.getFirst();
  }

  /** Returns all memcgs, the root first, each at its index. */
  public List<Memcg> walk() {
    return walk;
  }

  /**
   * Returns the first charged memcg from an index on, {@link #NONE} if there is none before {@code
   * end}. So a walk from a memcg's index to its end passes by those that are idle; what is charged
   * has charged ancestors, so that from a child's index it finds the next charged child.
   */
  public int nextCharged(int index, int end) {
    int next = root().marks().nextCharged(index);
    return next < end ? next : NONE;
  }

  /** Returns whether a memcg below another one asks for protection. */
  public boolean hasGuardedBelow(Memcg memcg) {
    int next = root().marks().nextGuarded(memcg.index() + 1);
    return next >= 0 && next < memcg.end();
  }

  /** Returns the memcg of that path. */
  public Memcg at(MemcgPath path) {
    Memcg memcg = byPath.get(path);
    if (memcg == null) {
      throw new IllegalArgumentException("no memcg " + path);
    }
    return memcg;
  }
}
