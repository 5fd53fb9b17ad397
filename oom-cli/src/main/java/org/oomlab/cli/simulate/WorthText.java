package org.oomlab.cli.simulate;

import java.io.IOException;
import org.oomlab.cli.output.Page;
import org.oomlab.core.metrics.OracleRun;
import org.oomlab.core.metrics.RunMetrics;
import org.oomlab.core.text.Durations;
import org.oomlab.core.text.SafeText;
import org.oomlab.core.text.Sizes;

/** What a run was worth. */
final class WorthText {
  private static final int LABEL = 17;

  private final Page page;

  private WorthText(Page page) {
    this.page = page;
  }

  static void write(Page page, RunReport report) throws IOException {
    new WorthText(page).write(report);
  }

  private void write(RunReport report) throws IOException {
    RunMetrics metrics = report.result().metrics();
    int pageSize = report.run().pageSizeBytes();
    page.heading("What it cost");
    fact("work lost", Durations.ofMillis(metrics.workLostMillis()) + " of CPU time, weighted");
    fact("promises broken", Durations.ofMillis(metrics.objectiveLostMillis()));
    fact(
        "waiting",
        "some "
            + Durations.ofMillis(metrics.someStallMillis())
            + ", all "
            + Durations.ofMillis(metrics.fullStallMillis()));
    if (metrics.kills() > 0) {
      fact(
          "recovery",
          metrics.unrecovered()
              ? "not until the end, " + Durations.ofMillis(metrics.recoveryMillis())
              : Durations.ofMillis(metrics.recoveryMillis()) + " at the longest");
      fact(
          "freed",
          Sizes.ofPages(metrics.freedPages(), pageSize)
              + ", of which "
              + Sizes.ofPages(metrics.overkillPages(), pageSize)
              + " were never needed");
    }
    fact("work done", metrics.workUnits() + (metrics.workUnits() == 1 ? " unit" : " units"));
    fact("fairness", metrics.fairnessPerMille() + " of 1000");
    fact("time lost", Durations.ofMillis(metrics.timeLostMillis()) + " in all");
    oracle(report.oracle(), metrics);
  }

  private void oracle(OracleRun oracle, RunMetrics metrics) throws IOException {
    long regret = metrics.timeLostMillis() - oracle.metrics().timeLostMillis();
    if (!oracle.isKnown()) {
      return;
    }
    String tried = oracle.tried() == 1 ? "1 other" : oracle.tried() + " others";
    fact(
        "in hindsight",
        regret == 0
            ? "no better first victim, of " + tried + " tried"
            : SafeText.clean(oracle.firstVictim())
                + " first would have lost "
                + Durations.ofMillis(regret)
                + " less ("
                + tried
                + " tried)");
  }

  private void fact(String label, String text) throws IOException {
    page.hanging("  " + SafeText.left(label, LABEL), "", text);
  }
}
