package org.oomlab.core.metrics;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.core.engine.record.ExitReason;
import org.oomlab.core.engine.record.MemcgSample;
import org.oomlab.core.engine.record.ProcessOutcome;
import org.oomlab.core.engine.record.PsiSample;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.engine.record.Sample;
import org.oomlab.core.scenario.Limits;
import org.oomlab.core.scenario.ProcessGroup;
import org.oomlab.core.scenario.Scenario;
import org.oomlab.core.scenario.ServiceObjective;

/**
 * How long the promises of a scenario were broken. A promise holds from the moment that enough
 * processes live for the first time; one that has done its work counts as living. A panic breaks it
 * until the scenario's end. A critical group without a promise owes the life of all its processes.
 */
final class Objectives {
  private record Interval(long from, long to) {}

  private final Scenario scenario;
  private final RunRecord run;

  Objectives(Scenario scenario, RunRecord run) {
    this.scenario = scenario;
    this.run = run;
  }

  /** Returns the sum over all groups. */
  long lostMicros() {
    return scenario.groups().stream().mapToLong(this::lostMicros).sum();
  }

  /** Returns how long the promise of a group was broken; 0 where it made none. */
  long lostMicros(ProcessGroup group) {
    return switch (group.importance().objective()) {
      case ServiceObjective.None _ when group.importance().critical() ->
          lostMicros(group, new ServiceObjective.Available(group.count(), Limits.PER_MILLE));
      case ServiceObjective.None _ -> 0;
      case ServiceObjective.Available promise -> lostMicros(group, promise);
    };
  }

  private long lostMicros(ProcessGroup group, ServiceObjective.Available promise) {
    List<Interval> down = down(group.name(), promise.leastAlive());
    long lost = run.panicked() ? Math.max(0, scenarioEnd() - run.endMicros()) : 0;
    if (down.isEmpty()) {
      return 0;
    }
    long promisedFrom = down.getFirst().to;
    if (promisedFrom >= run.endMicros()) {
      return lost;
    }
    List<Interval> stalled = stalled(group.memcg(), promise.maxStallPerMille());
    for (Interval interval : stalled) {
      lost += Math.max(0, interval.to - Math.max(interval.from, promisedFrom));
    }
    for (Interval interval : down.subList(1, down.size())) {
      lost += interval.to - interval.from;
      for (Interval other : stalled) {
        lost -= Math.max(0, Math.min(interval.to, other.to) - Math.max(interval.from, other.from));
      }
    }
    return lost;
  }

  private long scenarioEnd() {
    return scenario.durationMillis() * RunMetrics.MICROS_A_MILLI;
  }

  /** Returns when too few lived; the first interval ends when they first were enough. */
  private List<Interval> down(String group, int leastAlive) {
    record Change(long atMicros, int by) {}
    List<Change> changes = new ArrayList<>();
    for (ProcessOutcome process : run.processes()) {
      if (process.group().equals(group)) {
        changes.add(new Change(process.startMicros(), 1));
        if (process.reason() != ExitReason.DONE && process.reason() != ExitReason.ALIVE) {
          changes.add(new Change(process.endMicros(), -1));
        }
      }
    }
    changes.sort(java.util.Comparator.comparingLong(Change::atMicros).thenComparingInt(Change::by));
    List<Interval> down = new ArrayList<>();
    long alive = 0;
    long since = 0;
    for (Change change : changes) {
      boolean was = alive >= leastAlive;
      alive += change.by;
      boolean is = alive >= leastAlive;
      if (was && !is) {
        since = change.atMicros;
      } else if (!was && is) {
        down.add(new Interval(since, change.atMicros));
      }
    }
    if (alive < leastAlive && !down.isEmpty()) {
      down.add(new Interval(since, run.endMicros()));
    }
    return down;
  }

  private List<Interval> stalled(MemcgPath memcg, int maxStallPerMille) {
    List<Interval> stalled = new ArrayList<>();
    for (int i = 1; i < run.samples().size(); i++) {
      Sample from = run.samples().get(i - 1);
      Sample to = run.samples().get(i);
      long waited = pressure(to, memcg).someMicros() - pressure(from, memcg).someMicros();
      if (waited * Limits.PER_MILLE > (to.timeMicros() - from.timeMicros()) * maxStallPerMille) {
        stalled.add(new Interval(from.timeMicros(), to.timeMicros()));
      }
    }
    return stalled;
  }

  private static PsiSample pressure(Sample sample, MemcgPath memcg) {
    return sample.memcgs().stream()
        .filter(one -> one.memcg().equals(memcg))
        .map(MemcgSample::pressure)
        .findFirst()
        .orElse(sample.pressure());
  }
}
