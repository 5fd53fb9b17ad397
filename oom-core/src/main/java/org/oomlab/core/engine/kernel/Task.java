package org.oomlab.core.engine.kernel;

import org.oomlab.api.task.TaskId;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.Mm;
import org.oomlab.core.engine.record.ExitReason;
import org.oomlab.core.engine.time.Timed;

/** A process at work. Not thread-safe. */
public final class Task {
  private final TaskId id;
  private final TaskSpec spec;
  private final Birth birth;
  private final Mm mm;
  private final TaskOwner owner;
  private final Timed retry;
  private final long startNanos;
  private int oomScoreAdj;
  private boolean victim;
  private boolean dying;
  private boolean gone;
  private ExitReason reason = ExitReason.ALIVE;
  private long endNanos;
  private long stallNanos;
  private long stallSince;
  private boolean stalled;
  private boolean running;
  private final long bornStackPages;
  private long ownStackPages;
  private long overHighPages;

  Task(
      TaskId id, TaskSpec spec, Birth birth, Mm mm, TaskOwner owner, Timed retry, long startNanos) {
    this.id = id;
    this.spec = spec;
    this.birth = birth;
    this.mm = mm;
    this.owner = owner;
    this.retry = retry;
    this.startNanos = startNanos;
    this.oomScoreAdj = spec.oomScoreAdj();
    this.bornStackPages = birth.kernelPages();
  }

  /** Returns its identity. */
  public TaskId id() {
    return id;
  }

  /** Returns what it was started with. */
  public TaskSpec spec() {
    return spec;
  }

  /** Returns where it is charged. */
  public Memcg memcg() {
    return birth.memcg();
  }

  /** Returns its address space. */
  public Mm mm() {
    return mm;
  }

  TaskOwner owner() {
    return owner;
  }

  /** Returns whether it runs on its parent's memory and its parent waits for it. */
  public boolean inVfork() {
    return birth.inVfork();
  }

  Timed retry() {
    return retry;
  }

  /** Returns where the memory of its fork is charged. */
  Memcg birthplace() {
    return birth.chargedTo();
  }

  /** Returns stacks and structures of the threads it made itself. */
  long ownStackPages() {
    return ownStackPages;
  }

  void addOwnStackPages(long pages) {
    ownStackPages += pages;
  }

  /** Returns what a further thread takes. */
  long threadPages() {
    return birth.threadPages();
  }

  /** Returns stack and structures that its fork took. */
  long bornStackPages() {
    return bornStackPages;
  }

  /** Returns when it started. */
  public long startNanos() {
    return startNanos;
  }

  /** Returns its {@code oom_score_adj}. */
  public int oomScoreAdj() {
    return oomScoreAdj;
  }

  void setOomScoreAdj(int value) {
    oomScoreAdj = value;
  }

  /** Returns whether an OOM has chosen it. */
  public boolean isVictim() {
    return victim;
  }

  void setVictim() {
    victim = true;
  }

  /** Returns whether it has got its signal and will not run again. */
  public boolean isDying() {
    return dying;
  }

  void setDying(ExitReason why) {
    dying = true;
    reason = why;
  }

  /** Returns whether it has left. */
  public boolean isGone() {
    return gone;
  }

  void setGone(long nowNanos) {
    gone = true;
    endNanos = nowNanos;
  }

  /** Returns why it ended, {@link ExitReason#ALIVE} while it lives. */
  public ExitReason reason() {
    return reason;
  }

  /** Returns when it ended. */
  public long endNanos() {
    return endNanos;
  }

  /** Returns how long it waited for memory, up to a time. */
  public long stallNanos(long nowNanos) {
    return stallNanos + (stalled ? nowNanos - stallSince : 0);
  }

  boolean isStalled() {
    return stalled;
  }

  void setStalled(boolean value, long nowNanos) {
    if (stalled && !value) {
      stallNanos += nowNanos - stallSince;
    }
    if (value && !stalled) {
      stallSince = nowNanos;
    }
    stalled = value;
  }

  boolean isRunning() {
    return running;
  }

  void setRunning(boolean value) {
    running = value;
  }

  long overHighPages() {
    return overHighPages;
  }

  void setOverHighPages(long pages) {
    overHighPages = pages;
  }
}
