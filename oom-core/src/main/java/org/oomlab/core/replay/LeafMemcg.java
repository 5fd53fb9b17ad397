package org.oomlab.core.replay;

import java.util.List;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.task.TaskSnapshot;

/**
 * The one inference about who belongs to which memcg, which no report prints but for its victim.
 *
 * <p>On cgroup v2 a memcg that holds processes has no children with a memory controller of their
 * own ("no internal processes", Documentation/admin-guide/cgroup-v2.rst; the root is exempt). So
 * where the victim sits directly in the memcg that is short, that memcg is a leaf, and every row of
 * the table belongs to it. This tells the shape of the tree, not who died.
 */
final class LeafMemcg {
  private LeafMemcg() {}

  /** Returns the tasks, with their memcg where it can be inferred. O(tasks). */
  static List<TaskSnapshot> tasks(Incident incident) {
    List<TaskSnapshot> tasks = incident.machine().tasks();
    return isLeaf(incident)
        ? tasks.stream().map(task -> in(incident.oomMemcg(), task)).toList()
        : tasks;
  }

  private static boolean isLeaf(Incident incident) {
    MemcgPath memcg = incident.oomMemcg();
    return incident.constraint() == OomConstraint.MEMCG
        && incident.machine().memcgs().version() == CgroupVersion.V2
        && memcg.isKnown()
        && !memcg.equals(MemcgPath.ROOT)
        && incident.actual().victimMemcg().equals(memcg);
  }

  private static TaskSnapshot in(MemcgPath memcg, TaskSnapshot task) {
    return task.memcg().isKnown() ? task : task.withMemcg(memcg);
  }
}
