package org.oomlab.core.report.html;

import java.io.IOException;
import java.io.Writer;
import org.oomlab.core.metrics.ScenarioResult;

/** A run as a page: one file that fetches nothing and runs no script but its own. */
public final class SimulateHtml {
  private SimulateHtml() {}

  /**
   * Writes the page.
   *
   * @param out where to; flushed, not closed
   * @param result the scenario with the seed that was used, and its run
   */
  public static void write(Writer out, ScenarioResult result) throws IOException {
    ChartPage.start(out, "Simulated: " + result.scenario().name() + " - OOM Lab");
    new RunSection(out, 1).write(result, 0);
    ChartPage.end(out);
  }
}
