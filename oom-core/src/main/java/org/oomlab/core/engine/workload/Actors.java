package org.oomlab.core.engine.workload;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.core.scenario.Behaviour;
import org.oomlab.core.scenario.PageKind;

/** From behaviours as data to those who act. */
final class Actors {
  private static final int NOT_TOUCHED = 0;

  private Actors() {}

  static Actor of(Member process, Behaviour behaviour) {
    return switch (behaviour) {
      case Behaviour.Steady steady ->
          new SizeActor(process, new SizePlan.Constant(process.draw(steady.sizeBytes())), steady);
      case Behaviour.Leak leak ->
          new SizeActor(
              process,
              new SizePlan.Growth(
                  Times.nanos(leak.startMillis()),
                  process.draw(leak.bytesPerSecond()),
                  leak.maxBytes()),
              leak);
      case Behaviour.Ramp ramp -> new SizeActor(process, new SizePlan.Slope(ramp), ramp);
      case Behaviour.Wave wave -> new SizeActor(process, new SizePlan.Swing(wave), wave);
      case Behaviour.Burst burst -> new BurstActor(process, burst);
      case Behaviour.Churn churn -> new ChurnActor(process, churn);
      case Behaviour.ForkStorm storm -> new ForkActor(process, storm);
      case Behaviour.FileScan scan -> new ScanActor(process, scan);
      case Behaviour.TmpfsFill fill -> new FillActor(process, fill);
      case Behaviour.BatchJob job -> new JobActor(process, job);
    };
  }

  /** What a forked child does: it holds memory, may end by itself, and may fork on. */
  static List<Actor> ofChild(Member child, Behaviour.ForkStorm storm) {
    Behaviour.Steady held = new Behaviour.Steady(PageKind.ANON, storm.childBytes(), NOT_TOUCHED);
    List<Actor> actors = new ArrayList<>();
    actors.add(of(child, held));
    if (storm.childLifeMillis() != Behaviour.ForkStorm.FOR_EVER) {
      actors.add(new LifeActor(child, storm.childLifeMillis()));
    }
    if (storm.recursive()) {
      actors.add(new ForkActor(child, storm));
    }
    return actors;
  }
}
