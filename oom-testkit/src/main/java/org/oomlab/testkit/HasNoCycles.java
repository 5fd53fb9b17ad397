package org.oomlab.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskSnapshot;

/**
 * The preference between victims is an order: where one dies before another and that before a
 * third, the first dies before the third. Searches the triples of those that can be killed, asking
 * about two at a time. Not asked where a child may die for its parent.
 */
final class HasNoCycles implements PolicyInvariant {
  /** Of eight, 56 triples and 28 pairs. */
  private static final int MOST_TASKS = 8;

  @Override
  public String name() {
    return "has-no-cycles";
  }

  @Override
  public String why() {
    return "a preference that runs in a circle has no worst one: whoever is looked at last dies";
  }

  @Override
  public Set<PolicyBehavior> promises() {
    return Set.of(PolicyBehavior.TRANSITIVE);
  }

  @Override
  public List<Violation> check(
      VictimPolicy policy, Set<PolicyBehavior> behaviors, SelectionRequest request) {
    if (Exemptions.childMayDie(request)) {
      return List.of();
    }
    List<TaskSnapshot> tasks =
        request.tasks().stream()
            .filter(task -> Exemptions.of(task, request).isEmpty())
            .limit(MOST_TASKS)
            .toList();
    Preferences preferences = new Preferences(policy, request, tasks);
    for (int first = 0; first < tasks.size(); first++) {
      for (int second = 0; second < tasks.size(); second++) {
        if (second != first && preferences.diesBefore(first, second)) {
          Optional<Violation> found = beyond(preferences, tasks, first, second);
          if (found.isPresent()) {
            return List.of(found.get());
          }
        }
      }
    }
    return List.of();
  }

  private Optional<Violation> beyond(
      Preferences preferences, List<TaskSnapshot> tasks, int first, int second) {
    for (int third = 0; third < tasks.size(); third++) {
      if (third != first
          && third != second
          && preferences.diesBefore(second, third)
          && !preferences.diesBefore(first, third)) {
        return Optional.of(
            violation(
                "of two "
                    + Verdicts.describe(tasks.get(first))
                    + " dies before "
                    + Verdicts.describe(tasks.get(second))
                    + ", that before "
                    + Verdicts.describe(tasks.get(third))
                    + (preferences.diesBefore(third, first)
                        ? ", and that before the first: a cycle"
                        : ", but the first not before the last")));
      }
    }
    return Optional.empty();
  }
}
