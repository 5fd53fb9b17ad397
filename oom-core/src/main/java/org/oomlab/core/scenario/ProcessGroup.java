package org.oomlab.core.scenario;

import java.util.List;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.task.TaskSnapshot;

/**
 * A process, or several of one kind; distributions are drawn for each of them apart.
 *
 * @param name unique in the scenario
 * @param comm command name of its processes, 1 to 15 characters
 * @param count how many, from 1
 * @param arrival when they start
 * @param memcg where they are charged
 * @param uid user id
 * @param oomScoreAdj {@code oom_score_adj}
 * @param threads threads of each, from 1; each has a kernel stack
 * @param untouchedBytes address space that each reserves and never touches; counts for overcommit
 * @param behaviours what each does; all run side by side
 * @param restart what the service manager does when one dies
 * @param dependencies whose death takes it along
 * @param importance what its death costs
 */
public record ProcessGroup(
    String name,
    String comm,
    int count,
    Arrival arrival,
    MemcgPath memcg,
    int uid,
    int oomScoreAdj,
    int threads,
    long untouchedBytes,
    List<Behaviour> behaviours,
    RestartPolicy restart,
    List<Dependency> dependencies,
    Importance importance) {
  /** Longest command name: {@code TASK_COMM_LEN} is 16 with its end. */
  public static final int MAX_COMM_LENGTH = 15;

  /** Most threads of a process. */
  public static final int MAX_THREADS = 100_000;

  public ProcessGroup {
    Limits.requireName("name of a group", name);
    Limits.require("length of comm", comm.length(), 1, MAX_COMM_LENGTH);
    Limits.require("count", count, 1, Limits.MAX_PROCESSES);
    if (!memcg.isKnown()) {
      throw new IllegalArgumentException("group " + name + " needs a memcg");
    }
    Limits.require("uid", uid, 0, Integer.MAX_VALUE);
    Limits.require(
        "oomScoreAdj", oomScoreAdj, TaskSnapshot.OOM_SCORE_ADJ_MIN, TaskSnapshot.OOM_SCORE_ADJ_MAX);
    Limits.require("threads", threads, 1, MAX_THREADS);
    Limits.requireBytes("untouchedBytes", untouchedBytes);
    behaviours = List.copyOf(behaviours);
    dependencies = List.copyOf(dependencies);
    for (Dependency dependency : dependencies) {
      if (dependency.on().equals(name)) {
        throw new IllegalArgumentException("group " + name + " depends on itself");
      }
    }
  }
}
