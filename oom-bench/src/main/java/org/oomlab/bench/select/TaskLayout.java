package org.oomlab.bench.select;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.oomlab.api.task.TaskSnapshot;

/** Where the objects of tasks that follow each other in the walk lie in memory. */
public enum TaskLayout {
  /** One after the other, as a log parser or a procfs reader makes them. */
  IN_ORDER {
    @Override
    List<TaskSnapshot> arrange(List<TaskSnapshot> tasks) {
      return tasks;
    }
  },
  /** Anywhere, as after many simulated forks and exits: each candidate is a cache miss. */
  SCATTERED {
    @Override
    List<TaskSnapshot> arrange(List<TaskSnapshot> tasks) {
      List<Integer> order = new ArrayList<>(tasks.size());
      for (int i = 0; i < tasks.size(); i++) {
        order.add(i);
      }
      Collections.shuffle(order, new Random(1));
      List<TaskSnapshot> scattered = new ArrayList<>(tasks);
      for (int at : order) {
        scattered.set(at, tasks.get(at).withMemcg(tasks.get(at).memcg()));
      }
      return scattered;
    }
  };

  abstract List<TaskSnapshot> arrange(List<TaskSnapshot> tasks);
}
