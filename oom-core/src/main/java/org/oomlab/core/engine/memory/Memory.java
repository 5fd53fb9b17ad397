package org.oomlab.core.engine.memory;

import java.util.List;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.core.rules.EngineRules;

/** All memory of a machine. Not thread-safe. */
public final class Memory {
  private final List<Node> nodes;
  private final long managedPages;
  private final MemcgForest memcgs;
  private final Swap swap;
  private final Charges charges;
  private final PageStore pages;
  private final KernelPages kernel;

  /** Makes a machine with all its memory free. */
  public Memory(EngineRules rules, CgroupVersion version, List<Node> nodes, MemcgForest memcgs) {
    this.nodes = List.copyOf(nodes);
    this.managedPages = nodes.stream().mapToLong(Node::managedPages).sum();
    this.memcgs = memcgs;
    this.swap = new Swap(nodes);
    this.charges = new Charges(version, rules.charge().batchPages(), memcgs.root());
    this.pages = new PageStore(memcgs, charges, swap);
    this.kernel = new KernelPages(this.nodes, charges);
  }

  /** Returns the nodes, each at its number. */
  public List<Node> nodes() {
    return nodes;
  }

  /** Returns the memcgs. */
  public MemcgForest memcgs() {
    return memcgs;
  }

  /** Returns the swap. */
  public Swap swap() {
    return swap;
  }

  /** Returns the memcgs' counters. */
  public Charges charges() {
    return charges;
  }

  /** Returns the user pages. */
  public PageStore pages() {
    return pages;
  }

  /** Returns the kernel's pages. */
  public KernelPages kernel() {
    return kernel;
  }

  /** Returns the machine's RAM in pages. */
  public long managedPages() {
    return managedPages;
  }

  /** Returns the free pages of all nodes. */
  public long freePages() {
    long sum = 0;
    for (Node node : nodes) {
      sum += node.freePages();
    }
    return sum;
  }

  /** Returns the pages on one kind of list, machine-wide. */
  public long listed(ListKind kind) {
    long sum = 0;
    for (Node node : nodes) {
      sum += node.listed(kind);
    }
    return sum;
  }
}
