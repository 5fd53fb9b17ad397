package org.oomlab.core.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.core.engine.memory.Node;

/**
 * On which memory nodes a task's pages may go.
 *
 * @param policy its memory policy
 * @param policyNodes bit mask of the policy's nodes
 * @param cpusetNodes bit mask of the nodes its cpuset allows
 */
public record Placement(Policy policy, int policyNodes, int cpusetNodes) {
  /** Anywhere, the local node first. */
  public static final Placement ANYWHERE = new Placement(Policy.DEFAULT, 0, -1);

  /** Memory policies ({@code enum}, include/uapi/linux/mempolicy.h). */
  public enum Policy {
    /** The local node first. */
    DEFAULT,
    /** Only the given nodes. */
    BIND,
    /** A given node first. */
    PREFERRED,
    /** The given nodes in turn. */
    INTERLEAVE
  }

  /** Returns whether the policy confines allocations ({@code policy_nodemask()}). */
  boolean isBound() {
    return policy == Policy.BIND;
  }

  /** Returns the nodes to try, in order; node 0 is local. */
  List<Node> zonelist(List<Node> nodes) {
    List<Node> list = new ArrayList<>();
    if (policy == Policy.PREFERRED) {
      nodes.stream().filter(node -> isIn(policyNodes, node)).limit(1).forEach(list::add);
    }
    for (Node node : nodes) {
      if (!list.contains(node) && (!isBound() || isIn(policyNodes, node))) {
        list.add(node);
      }
    }
    list.removeIf(node -> !isIn(cpusetNodes, node));
    return list;
  }

  /** Returns whether a task may be killed for these nodes' sake: oom_cpuset_eligible(). */
  boolean isEligible(Placement task, boolean byPolicy, boolean interleaveCounts) {
    if (!byPolicy) {
      return (cpusetNodes & task.cpusetNodes) != 0;
    }
    boolean tested =
        task.policy == Policy.BIND || (interleaveCounts && task.policy == Policy.INTERLEAVE);
    return !tested || (policyNodes & task.policyNodes) != 0;
  }

  private static boolean isIn(int mask, Node node) {
    return (mask >> node.id() & 1) != 0;
  }
}
