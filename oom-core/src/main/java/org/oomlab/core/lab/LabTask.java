package org.oomlab.core.lab;

import org.oomlab.core.engine.kernel.Fault;
import org.oomlab.core.engine.kernel.Kernel;
import org.oomlab.core.engine.kernel.Source;
import org.oomlab.core.engine.kernel.Task;
import org.oomlab.core.engine.kernel.TaskOwner;
import org.oomlab.core.engine.memory.Segment;
import org.oomlab.core.engine.time.Timed;

/**
 * A process of a trial: it grows in steps of 256 kB, each page touched once, with a pause after
 * each, until its limit. Not thread-safe.
 */
final class LabTask implements TaskOwner, Timed {
  private static final long STEP_PAGES = 64;
  private static final long NANOS_A_MILLI = 1_000_000;

  private final Kernel kernel;
  private final LabProcess process;
  private final LabCrew crew;
  private long grownPages;
  private long wantedPages;
  private boolean growing;

  LabTask(Kernel kernel, LabProcess process, LabCrew crew) {
    this.kernel = kernel;
    this.process = process;
    this.crew = crew;
  }

  LabProcess process() {
    return process;
  }

  boolean isGrowing() {
    return growing;
  }

  void beginToGrow() {
    growing = true;
    kernel.clock().at(kernel.clock().nowNanos(), this, 0);
  }

  /** A step begins. */
  @Override
  public void fire(int token) {
    if (!growing || crew.task(this).isDying()) {
      return;
    }
    if (grownPages * LabMemory.PAGE_KB >= process.growLimitKb()) {
      growing = false;
      return;
    }
    wantedPages = STEP_PAGES;
    go();
  }

  private void go() {
    Segment segment = crew.growth(this);
    Fault fault = kernel.take(crew.task(this), segment, wantedPages, Source.NEW);
    wantedPages -= fault.takenPages();
    grownPages += fault.takenPages();
    if (fault.end() == Fault.End.REFUSED && process.growsIn().equals("tmpfs")) {
      growing = false;
    } else if (fault.end() == Fault.End.DONE) {
      pause();
    }
  }

  private void pause() {
    long pause = process.stepMs() * NANOS_A_MILLI;
    kernel.clock().at(kernel.clock().nowNanos() + pause, this, 0);
  }

  @Override
  public void retry(Task task) {
    if (growing && wantedPages > 0) {
      go();
    } else if (growing) {
      pause();
    }
  }

  @Override
  public void gone(Task task) {
    growing = false;
    crew.gone(this);
  }
}
