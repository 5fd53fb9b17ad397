package org.oomlab.core.report.html;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.core.metrics.PolicyRun;
import org.oomlab.core.metrics.ScenarioResult;
import org.oomlab.core.text.Durations;

/**
 * A scenario in the overview.
 *
 * @param number from 1
 * @param name its name
 * @param cells one a policy
 */
record ScenarioRow(long number, String name, List<Cell> cells) {
  ScenarioRow {
    cells = List.copyOf(cells);
  }

  /**
   * A policy on a scenario.
   *
   * @param lost the time lost
   * @param kills how many kills, of which how many were wrong
   * @param tone a class of the style sheet: best, where policies part
   */
  record Cell(String lost, String kills, String tone) {}

  static ScenarioRow of(ScenarioResult result, long number) {
    long least =
        result.runs().stream()
            .filter(PolicyRun::succeeded)
            .mapToLong(run -> run.metrics().timeLostMillis())
            .min()
            .orElse(0);
    boolean differ =
        result.runs().stream()
            .filter(PolicyRun::succeeded)
            .anyMatch(run -> run.metrics().timeLostMillis() > least);
    List<Cell> cells = new ArrayList<>();
    for (PolicyRun run : result.runs()) {
      cells.add(
          run.succeeded()
              ? new Cell(
                  Durations.ofMillis(run.metrics().timeLostMillis()),
                  kills(run),
                  differ && run.metrics().timeLostMillis() == least ? "best" : "")
              : new Cell("failed", "", "bad"));
    }
    return new ScenarioRow(number, result.scenario().name(), cells);
  }

  private static String kills(PolicyRun run) {
    if (run.metrics().panicked()) {
      return "panic";
    }
    long kills = run.metrics().kills();
    if (kills == 0) {
      return "no kill";
    }
    String text = kills == 1 ? "1 kill" : kills + " kills";
    long wrong = run.metrics().wrongKills();
    return wrong == 0 ? text : text + ", " + wrong + " wrong";
  }
}
