package org.oomlab.core.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.oomlab.core.metrics.ScenarioResult;
import org.oomlab.core.metrics.ScenarioTotals;

/**
 * Policies compared on scenarios as a page: one file that fetches nothing and runs no script but
 * its own. What all scenarios come to stands above them, so that they wait in a spool.
 */
public final class ScenariosHtml {
  private ScenariosHtml() {}

  /**
   * Writes the page.
   *
   * @param out where to; flushed, not closed
   * @param spool keeps scenarios for a while; empty
   * @param policies the policies as they were asked for
   * @param results the scenarios, in order; read to the end
   * @return each policy over all scenarios
   */
  public static List<ScenarioTotals> write(
      Writer out, Spool spool, List<String> policies, Iterator<ScenarioResult> results)
      throws IOException {
    List<ScenarioTotals> totals = ScenarioTotals.none(policies);
    List<ScenarioRow> rows = new ArrayList<>();
    boolean oracle = false;
    RunSection section = new RunSection(spool.writer(), 2);
    while (results.hasNext()) {
      ScenarioResult result = results.next();
      totals = ScenarioTotals.plus(totals, result);
      oracle |= result.oracle().isKnown();
      rows.add(ScenarioRow.of(result, rows.size() + 1));
      section.write(result, rows.size());
    }
    ChartPage.start(out, "Policies compared on scenarios - OOM Lab");
    Html.write(out, ScenariosHead.of(totals, rows, oracle), ScenariosHeadRenderer::render);
    spool.copyTo(out);
    ChartPage.end(out);
    return totals;
  }
}
