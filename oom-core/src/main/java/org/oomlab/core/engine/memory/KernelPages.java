package org.oomlab.core.engine.memory;

import java.util.List;

/**
 * Pages of the kernel, by what they are for and where they lie; on no list. They may go below every
 * watermark, as much of the kernel's own memory does. Not thread-safe.
 */
public final class KernelPages {
  private final List<Node> nodes;
  private final Charges charges;
  private final long[][] pagesByNode;

  KernelPages(List<Node> nodes, Charges charges) {
    this.nodes = nodes;
    this.charges = charges;
    this.pagesByNode = new long[KernelUse.values().length][nodes.size()];
  }

  /** Returns the pages of one use. */
  public long pages(KernelUse use) {
    long sum = 0;
    for (long pages : pagesByNode[use.index()]) {
      sum += pages;
    }
    return sum;
  }

  /** Returns the pages of one use on a node. */
  public long pages(KernelUse use, Node node) {
    return pagesByNode[use.index()][node.id()];
  }

  /**
   * Takes pages, charged to a memcg (the root for nobody), from the first nodes that have any above
   * their minimum, and then from the reserves. The caller has seen to room, or takes by force.
   */
  public void take(KernelUse use, Memcg memcg, long count) {
    charges.charge(memcg, count);
    memcg.changeKernelPages(count);
    long left = count;
    for (Node node : nodes) {
      long here = Math.min(left, node.roomAbove(Mark.MIN));
      takeOn(node, use, here);
      left -= here;
    }
    for (Node node : nodes) {
      long here = Math.min(left, node.freePages());
      takeOn(node, use, here);
      left -= here;
    }
    if (left > 0) {
      throw new IllegalStateException("no page left for " + use);
    }
  }

  /** Takes fixed pages on one node, charged to nobody. */
  public void takeOn(Node node, KernelUse use, long count) {
    node.take(count);
    pagesByNode[use.index()][node.id()] += count;
  }

  /** Gives pages on one node back that were charged to nobody. */
  public void giveOn(Node node, KernelUse use, long count) {
    pagesByNode[use.index()][node.id()] -= count;
    node.give(count);
  }

  /** Gives pages back. */
  public void give(KernelUse use, Memcg memcg, long count) {
    charges.uncharge(memcg, count);
    memcg.changeKernelPages(-count);
    long left = count;
    for (Node node : nodes) {
      long here = Math.min(left, pages(use, node));
      giveOn(node, use, here);
      left -= here;
    }
    if (left > 0) {
      throw new IllegalStateException("more " + use + " given back than was taken");
    }
  }
}
