package org.oomlab.core.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.record.PsiSample;
import org.oomlab.core.engine.time.EventQueue;

/** The pressure of every memcg, the root's being the machine's. Not thread-safe. */
final class Pressures {
  private final EventQueue clock;
  private final List<Pressure> byMemcg = new ArrayList<>();

  Pressures(EventQueue clock, int memcgs) {
    this.clock = clock;
    for (int i = 0; i < memcgs; i++) {
      byMemcg.add(new Pressure());
    }
  }

  /** A task begins or ends to wait for memory; while it waits it does not run. */
  void setStalled(Task task, boolean stalled) {
    if (task.isStalled() == stalled) {
      return;
    }
    task.setStalled(stalled, clock.nowNanos());
    for (Memcg at = task.memcg(); ; at = at.parent()) {
      Pressure pressure = byMemcg.get(at.index());
      pressure.changeStalled(stalled ? 1 : -1, clock.nowNanos());
      if (task.isRunning()) {
        pressure.changeRunning(stalled ? -1 : 1, clock.nowNanos());
      }
      if (at.isRoot()) {
        break;
      }
    }
  }

  /** A task begins or ends to compute. */
  void setRunning(Task task, boolean running) {
    if (task.isRunning() == running) {
      return;
    }
    task.setRunning(running);
    if (task.isStalled()) {
      return;
    }
    for (Memcg at = task.memcg(); ; at = at.parent()) {
      byMemcg.get(at.index()).changeRunning(running ? 1 : -1, clock.nowNanos());
      if (at.isRoot()) {
        break;
      }
    }
  }

  PsiSample sample(Memcg memcg) {
    return byMemcg.get(memcg.index()).sample(clock.nowNanos());
  }
}
