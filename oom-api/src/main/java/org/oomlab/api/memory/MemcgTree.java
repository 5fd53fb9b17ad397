package org.oomlab.api.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The memcgs of a machine, parents before children and siblings in creation order, which is the
 * order of the kernel's walk ({@code for_each_mem_cgroup_tree}, mm/memcontrol.c). It holds those
 * the source shows; the root is implied. Each has a number, its place in that order, so that a
 * policy can keep its own figures in an array. Immutable and thread-safe; look-ups are O(1).
 */
public final class MemcgTree {
  /** No memcg is known but the root. */
  public static final MemcgTree EMPTY = new MemcgTree(CgroupVersion.V2, List.of());

  /** The number of a memcg that the tree does not hold. */
  public static final int NOT_SHOWN = -1;

  private final CgroupVersion version;
  private final List<MemcgState> memcgs;
  private final Map<MemcgPath, Integer> indexByPath;
  private final int[] parents;
  private final boolean[] hasChildren;
  private final boolean hasOomGroups;

  /**
   * Makes a tree.
   *
   * @param version the hierarchy all of them live on
   * @param memcgs parents before children
   * @throws IllegalArgumentException when a path stands twice, or a child before its parent
   */
  public MemcgTree(CgroupVersion version, List<MemcgState> memcgs) {
    this.version = version;
    this.memcgs = List.copyOf(memcgs);
    this.indexByPath = HashMap.newHashMap(memcgs.size());
    this.parents = new int[memcgs.size()];
    this.hasChildren = new boolean[memcgs.size()];
    for (int index = 0; index < this.memcgs.size(); index++) {
      MemcgPath path = this.memcgs.get(index).path();
      if (indexByPath.put(path, index) != null) {
        throw new IllegalArgumentException("memcg " + path + " stands twice");
      }
    }
    for (int index = 0; index < parents.length; index++) {
      parents[index] = nearestShownAncestor(this.memcgs.get(index).path());
      if (parents[index] > index) {
        throw new IllegalArgumentException(
            "memcg " + this.memcgs.get(index).path() + " stands before its parent");
      }
      if (parents[index] != NOT_SHOWN) {
        hasChildren[parents[index]] = true;
      }
    }
    this.hasOomGroups = this.memcgs.stream().anyMatch(MemcgState::oomGroup);
  }

  /** Returns the hierarchy the memcgs live on. */
  public CgroupVersion version() {
    return version;
  }

  /** Returns the memcgs in the order of the kernel's walk, each at its number. */
  public List<MemcgState> memcgs() {
    return memcgs;
  }

  /** Returns the number of the memcg of that path, or {@link #NOT_SHOWN}. */
  public int indexOf(MemcgPath path) {
    return indexByPath.getOrDefault(path, NOT_SHOWN);
  }

  /** Returns the number of the nearest ancestor the tree holds, or {@link #NOT_SHOWN}. */
  public int parentOf(int index) {
    return parents[index];
  }

  /** Returns whether the tree holds no memcg below that one. */
  public boolean isLeaf(int index) {
    return !hasChildren[index];
  }

  /** Returns the memcg of that path, empty where the source does not show it. */
  public Optional<MemcgState> find(MemcgPath path) {
    int index = indexOf(path);
    return index == NOT_SHOWN ? Optional.empty() : Optional.of(memcgs.get(index));
  }

  /** Returns the memcgs whose parent is {@code path}, in creation order. O(memcgs). */
  public List<MemcgState> children(MemcgPath path) {
    return memcgs.stream()
        .filter(memcg -> !memcg.path().equals(MemcgPath.ROOT))
        .filter(memcg -> memcg.path().parent().equals(path))
        .toList();
  }

  /**
   * Returns the memcg that dies as a whole when a process of {@code victim} is chosen: the highest
   * one with {@code memory.oom.group} on the way from the victim's memcg up to the OOM's domain,
   * the domain included. A flag above the domain does not count, neither does one on the root, and
   * on v1 there is none.
   *
   * <p>Source: mem_cgroup_get_oom_group(), mm/memcontrol.c, 4.19 to 6.18.
   *
   * @param victim the victim's memcg; where unknown, only the domain's own flag can be seen
   * @param domain the memcg whose limit was hit, {@link MemcgPath#ROOT} for a global OOM
   */
  public Optional<MemcgState> oomGroup(MemcgPath victim, MemcgPath domain) {
    if (!hasOomGroups || version == CgroupVersion.V1 || victim.equals(MemcgPath.ROOT)) {
      return Optional.empty();
    }
    Optional<MemcgState> highest = Optional.empty();
    MemcgPath path = victim.isKnown() ? victim : domain;
    if (!path.isWithin(domain)) {
      return Optional.empty();
    }
    while (!path.equals(MemcgPath.ROOT)) {
      Optional<MemcgState> flagged = find(path).filter(MemcgState::oomGroup);
      highest = flagged.isPresent() ? flagged : highest;
      if (path.equals(domain)) {
        break;
      }
      path = path.parent();
    }
    return highest;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MemcgTree tree && version == tree.version && memcgs.equals(tree.memcgs);
  }

  @Override
  public int hashCode() {
    return 31 * version.hashCode() + memcgs.hashCode();
  }

  @Override
  public String toString() {
    return version + " " + memcgs;
  }

  private int nearestShownAncestor(MemcgPath path) {
    for (MemcgPath at = path; !at.equals(MemcgPath.ROOT); ) {
      at = at.parent();
      int index = indexOf(at);
      if (index != NOT_SHOWN) {
        return index;
      }
    }
    return NOT_SHOWN;
  }
}
