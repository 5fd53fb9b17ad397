package org.oomlab.cli.progress;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.oomlab.cli.host.Host;

/** The one bar there may be at a time. Thread-safe. */
@Singleton
public final class ProgressBars {
  private final Host host;
  private Progress current = Progress.NONE;

  /** Creates one without a bar. */
  @Inject
  public ProgressBars(Host host) {
    this.host = host;
  }

  /**
   * Starts to measure. The bar is drawn on standard error, once a second has passed, and only where
   * that is a terminal.
   *
   * @param task what is done, one word
   * @param unit what is counted
   * @param total how much there is to do, {@link Progress#UNKNOWN} where nobody knows
   */
  public synchronized Progress start(String task, Progress.Unit unit, long total) {
    makeWay();
    if (host.errIsTerminal()) {
      current = new VisibleProgress(host, task, unit, total);
    }
    return current;
  }

  /** Takes the bar away, for good, before something else is written to the terminal. */
  public synchronized void makeWay() {
    current.close();
    current = Progress.NONE;
  }
}
