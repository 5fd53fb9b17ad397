package org.oomlab.core.engine.workload;

import java.util.ArrayDeque;
import java.util.Deque;
import org.oomlab.api.task.TaskId;
import org.oomlab.core.engine.time.SplitMix;
import org.oomlab.core.engine.time.Timed;
import org.oomlab.core.scenario.RestartPolicy;

/** One process of a group and those that a service manager starts in its place. */
final class Slot implements Timed {
  private final GroupRun group;
  private final RestartPolicy policy;
  private final SplitMix random;
  private final Deque<Long> startNanos = new ArrayDeque<>();
  private int starts;
  private TaskId replaced = TaskId.NOBODY;

  Slot(GroupRun group, RestartPolicy policy, SplitMix random) {
    this.group = group;
    this.policy = policy;
    this.random = random;
  }

  SplitMix nextRandom() {
    return random.split(starts);
  }

  void started(TaskId task) {
    starts++;
    startNanos.addLast(group.world().kernel().clock().nowNanos());
    if (!replaced.equals(TaskId.NOBODY)) {
      group.tellRestart(task, replaced);
    }
  }

  /** Its process has died or given up: it is started again unless the start limit is reached. */
  void failed(TaskId task) {
    if (policy instanceof RestartPolicy.Restart restart) {
      long now = group.world().kernel().clock().nowNanos();
      long window = Times.nanos(restart.windowMillis());
      while (!startNanos.isEmpty() && now - startNanos.getFirst() > window) {
        startNanos.removeFirst();
      }
      if (restart.burst() == 0 || startNanos.size() < restart.burst()) {
        replaced = task;
        group
            .world()
            .kernel()
            .clock()
            .at(now + Times.nanos(restart.delayMillis(starts - 1)), this, 0);
      }
    }
  }

  @Override
  public void fire(int token) {
    group.start(this);
  }
}
