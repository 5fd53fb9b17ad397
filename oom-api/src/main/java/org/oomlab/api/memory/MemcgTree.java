package org.oomlab.api.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The memcgs of a machine, parents before children and siblings in creation order, which is the
 * order of the kernel's walk ({@code for_each_mem_cgroup_tree}, mm/memcontrol.c). It holds those
 * the source shows; the root is implied. Immutable and thread-safe; look-ups are O(1), walks
 * O(memcgs).
 */
public final class MemcgTree {
  /** No memcg is known but the root. */
  public static final MemcgTree EMPTY = new MemcgTree(CgroupVersion.V2, List.of());

  private final CgroupVersion version;
  private final SequencedMap<MemcgPath, MemcgState> byPath = new LinkedHashMap<>();

  /**
   * Makes a tree.
   *
   * @param version the hierarchy all of them live on
   * @param memcgs parents before children
   * @throws IllegalArgumentException when a path stands twice, or a child before its parent
   */
  public MemcgTree(CgroupVersion version, List<MemcgState> memcgs) {
    this.version = version;
    for (MemcgState memcg : memcgs) {
      if (byPath.putLast(memcg.path(), memcg) != null) {
        throw new IllegalArgumentException("memcg " + memcg.path() + " stands twice");
      }
    }
    requireParentsFirst();
  }

  /** Returns the hierarchy the memcgs live on. */
  public CgroupVersion version() {
    return version;
  }

  /** Returns the memcgs in the order of the kernel's walk. */
  public List<MemcgState> memcgs() {
    return List.copyOf(byPath.values());
  }

  /** Returns the memcg of that path, empty where the source does not show it. */
  public Optional<MemcgState> find(MemcgPath path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /** Returns the memcgs whose parent is {@code path}, in creation order. */
  public List<MemcgState> children(MemcgPath path) {
    return byPath.values().stream()
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
    if (version == CgroupVersion.V1 || victim.equals(MemcgPath.ROOT)) {
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
    return other instanceof MemcgTree tree
        && version == tree.version
        && memcgs().equals(tree.memcgs());
  }

  @Override
  public int hashCode() {
    return 31 * version.hashCode() + byPath.hashCode();
  }

  @Override
  public String toString() {
    return version + " " + memcgs();
  }

  private void requireParentsFirst() {
    Map<MemcgPath, Boolean> seen = new LinkedHashMap<>();
    for (MemcgPath path : byPath.keySet()) {
      MemcgPath parent = path.parent();
      if (byPath.containsKey(parent) && !parent.equals(path) && !seen.containsKey(parent)) {
        throw new IllegalArgumentException("memcg " + path + " stands before its parent");
      }
      seen.put(path, true);
    }
  }
}
