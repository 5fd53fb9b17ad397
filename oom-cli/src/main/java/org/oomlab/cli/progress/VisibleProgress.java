package org.oomlab.cli.progress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.oomlab.cli.host.Host;

/** A bar that appears after a second; a shorter work never loads the library that draws it. */
final class VisibleProgress implements Progress {
  private static final long PATIENCE_NANOS = 1_000_000_000;
  private static final int UPDATE_MILLIS = 200;

  private final Host host;
  private final String task;
  private final Unit unit;
  private final long total;
  private final long startNanos = System.nanoTime();
  private final AtomicLong doneSoFar = new AtomicLong();
  private @Nullable ProgressBar bar;
  private boolean closed;

  VisibleProgress(Host host, String task, Unit unit, long total) {
    this.host = host;
    this.task = task;
    this.unit = unit;
    this.total = total;
  }

  @Override
  public void advance(long more) {
    long done = doneSoFar.addAndGet(more);
    if (System.nanoTime() - startNanos > PATIENCE_NANOS) {
      show(done);
    }
  }

  private synchronized void show(long done) {
    if (closed) {
      return;
    }
    if (bar == null) {
      PrintStream err = new PrintStream(host.err(), false, UTF_8);
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(total)
              .setUnit(unit.word(), unit.shownAsOne())
              .setUpdateIntervalMillis(UPDATE_MILLIS)
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .setConsumer(new ConsoleProgressBarConsumer(err, host.columns() - 1))
              .clearDisplayOnFinish()
              .build();
    }
    bar.stepTo(done);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
