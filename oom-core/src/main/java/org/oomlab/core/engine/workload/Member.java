package org.oomlab.core.engine.workload;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.oomlab.core.engine.kernel.Fault;
import org.oomlab.core.engine.kernel.Source;
import org.oomlab.core.engine.kernel.Task;
import org.oomlab.core.engine.kernel.TaskOwner;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.PageType;
import org.oomlab.core.engine.memory.Segment;
import org.oomlab.core.engine.record.ExitReason;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.time.SplitMix;
import org.oomlab.core.scenario.Distribution;
import org.oomlab.core.scenario.PageKind;

/** A process of a scenario. Not thread-safe. */
final class Member implements TaskOwner {
  private final World world;
  private final GroupRun group;
  private final SplitMix random;
  private final List<Actor> actors = new ArrayList<>();
  private final List<Actor> postponed = new ArrayList<>();
  private final JobMeter job = new JobMeter();
  private @Nullable Task task;
  private @Nullable Runnable want;
  private long promisedPages;

  Member(World world, GroupRun group, SplitMix random) {
    this.world = world;
    this.group = group;
    this.random = random;
  }

  World world() {
    return world;
  }

  GroupRun group() {
    return group;
  }

  JobMeter job() {
    return job;
  }

  Task task() {
    if (task == null) {
      throw new IllegalStateException("the process has not started");
    }
    return task;
  }

  Memcg memcg() {
    return task().memcg();
  }

  /** Is that task from now on. */
  void attach(Task started) {
    task = started;
  }

  /** Lives from now on, with what it is to do and so many threads. */
  void run(List<Actor> behaviours, long untouchedPages, int threads) {
    actors.addAll(behaviours);
    if (promise(untouchedPages)) {
      makeThreads(threads - 1L);
    }
  }

  /** Goes to work with the threads that the kernel lets it have; the others are not made. */
  private void makeThreads(long count) {
    Fault fault = world.kernel().startThreads(task(), count);
    switch (fault.end()) {
      case DONE, REFUSED -> actors.forEach(actor -> actor.fire(0));
      case WAITING, SLOWED -> want = () -> makeThreads(count - fault.takenPages());
      case KILLED -> {}
    }
  }

  boolean isOver() {
    return task().isDying();
  }

  boolean isWaiting() {
    return want != null;
  }

  void postpone(Actor actor) {
    postponed.add(actor);
  }

  /** Draws from a distribution. */
  long draw(Distribution distribution) {
    return distribution.quantile(random.below(Distribution.DRAWS));
  }

  /** Returns a generator for a child. */
  SplitMix split(long number) {
    return random.split(number);
  }

  /** Makes a segment mapped into this process. */
  Segment map(PageKind kind, int touchedPerMille) {
    PageType type =
        switch (kind) {
          case ANON, MLOCKED -> PageType.ANON;
          case FILE -> PageType.FILE;
          case SHMEM -> PageType.SHMEM;
        };
    long touch =
        touchedPerMille == 0
            ? Segment.NEVER
            : Times.NANOS_A_SECOND * Times.MILLIS_A_SECOND / touchedPerMille;
    Segment segment =
        world.kernel().memory().pages().create(type, memcg(), kind == PageKind.MLOCKED, touch);
    world.kernel().memory().pages().map(segment, task().mm());
    return segment;
  }

  /** Asks for address space; a process that is refused gives up. */
  boolean promise(long pages) {
    boolean admin = task().spec().uid() == 0;
    if (world.commitments().promise(pages, task().mm().totalVmPages() + pages, admin)) {
      promisedPages += pages;
      task().mm().addTotalVm(pages);
      return true;
    }
    world.sink().tell(new RunEvent.OvercommitRefused(world.nowMicros(), task().id(), pages));
    world.kernel().end(task(), ExitReason.NO_MEMORY);
    return false;
  }

  /** Gives address space back. */
  void unpromise(long pages) {
    promisedPages -= pages;
    world.commitments().release(pages);
    task().mm().addTotalVm(-pages);
  }

  void take(Actor actor, Segment segment, long pages, Source source) {
    Fault fault = world.kernel().take(task(), segment, pages, source);
    if (fault.end() == Fault.End.DONE) {
      actor.taken();
    } else if (fault.end() != Fault.End.KILLED) {
      want = () -> takeRest(actor, segment, pages - fault.takenPages(), source);
    }
  }

  private void takeRest(Actor actor, Segment segment, long pages, Source source) {
    long still =
        switch (source) {
          case NEW, WRITTEN -> pages;
          case SWAPPED -> Math.min(pages, segment.swappedPages());
          case DROPPED -> Math.min(pages, segment.droppedPages());
        };
    take(actor, segment, still, source);
  }

  @Override
  public void retry(Task ignored) {
    Runnable wanted = want;
    want = null;
    if (wanted == null) {
      return;
    }
    wanted.run();
    List<Actor> late = List.copyOf(postponed);
    postponed.clear();
    for (Actor actor : late) {
      actor.fire(0);
    }
  }

  /** Brings its meters up to date. */
  void settle() {
    actors.forEach(Actor::ended);
  }

  @Override
  public void gone(Task left) {
    world.commitments().release(promisedPages);
    settle();
    group.gone(this);
  }
}
