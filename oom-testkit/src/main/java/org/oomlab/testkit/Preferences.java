package org.oomlab.testkit;

import java.util.Arrays;
import java.util.List;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Whom a policy prefers as victim when it has only two to choose from, everything else of the
 * machine left as it is. Each pair is asked once, in both orders.
 */
final class Preferences {
  /** What is known of a pair. */
  private enum Choice {
    UNASKED,
    DIES_FIRST,
    LIVES,
    EVEN
  }

  private final VictimPolicy policy;
  private final SelectionRequest request;
  private final List<TaskSnapshot> tasks;
  private final Choice[][] choices;

  Preferences(VictimPolicy policy, SelectionRequest request, List<TaskSnapshot> tasks) {
    this.policy = policy;
    this.request = request;
    this.tasks = List.copyOf(tasks);
    this.choices = new Choice[tasks.size()][tasks.size()];
    for (Choice[] row : choices) {
      Arrays.fill(row, Choice.UNASKED);
    }
  }

  /** Returns whether the policy kills one and not the other, whichever the walk meets first. */
  boolean diesBefore(int one, int other) {
    if (choices[one][other] == Choice.UNASKED) {
      TaskId forwards = victim(tasks.get(one), tasks.get(other));
      TaskId backwards = victim(tasks.get(other), tasks.get(one));
      boolean sure = forwards.equals(backwards) && !forwards.equals(TaskId.NOBODY);
      choices[one][other] = sure ? choice(forwards, tasks.get(one)) : Choice.EVEN;
      choices[other][one] = sure ? choice(forwards, tasks.get(other)) : Choice.EVEN;
    }
    return choices[one][other] == Choice.DIES_FIRST;
  }

  private static Choice choice(TaskId victim, TaskSnapshot task) {
    return victim.equals(task.id()) ? Choice.DIES_FIRST : Choice.LIVES;
  }

  private TaskId victim(TaskSnapshot first, TaskSnapshot second) {
    return Verdicts.victim(policy.select(Requests.among(request, List.of(first, second))))
        .orElse(TaskId.NOBODY);
  }
}
