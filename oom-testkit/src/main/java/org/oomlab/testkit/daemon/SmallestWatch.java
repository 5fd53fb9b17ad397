package org.oomlab.testkit.daemon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.task.TaskId;
import org.oomlab.testkit.Requests;
import org.oomlab.testkit.SmallestRequest;
import org.oomlab.testkit.Violation;

/**
 * Makes a failing watch smaller as long as it fails: without one of its gauges, and on a machine
 * with fewer processes and memcgs, each as plain as can be.
 *
 * @param watch the smallest watch found that fails
 * @param violation how it fails
 */
public record SmallestWatch(Watch watch, Violation violation) {
  private static final OomControl ANY =
      new OomControl(OomConstraint.NONE, MemcgPath.ROOT, 0, 0, 1, TaskId.NOBODY);

  /**
   * Makes a watch smaller.
   *
   * @param failing a watch that fails
   * @param violation how it does
   * @param check tells how another one fails, empty where it does not
   */
  public static SmallestWatch of(
      Watch failing, Violation violation, Function<Watch, Optional<Violation>> check) {
    SmallestWatch shorter = fewerGauges(new SmallestWatch(failing, violation), check);
    SmallestRequest machine =
        SmallestRequest.of(
            Requests.of(shorter.watch.machine(), ANY),
            shorter.violation,
            request -> check.apply(shorter.watch.withMachine(request.machine())));
    return new SmallestWatch(
        shorter.watch.withMachine(machine.request().machine()), machine.violation());
  }

  private static SmallestWatch fewerGauges(
      SmallestWatch failing, Function<Watch, Optional<Violation>> check) {
    List<Gauge> gauges = failing.watch.gauges();
    for (int away = Math.max(1, gauges.size() / 2); away >= 1; away /= 2) {
      for (int at = 0; at + away <= gauges.size() && gauges.size() > away; at += away) {
        List<Gauge> rest = new ArrayList<>(gauges);
        rest.subList(at, at + away).clear();
        Watch shorter = failing.watch.withGauges(rest);
        Optional<Violation> broken = check.apply(shorter);
        if (broken.isPresent()) {
          return fewerGauges(new SmallestWatch(shorter, broken.get()), check);
        }
      }
    }
    return failing;
  }
}
