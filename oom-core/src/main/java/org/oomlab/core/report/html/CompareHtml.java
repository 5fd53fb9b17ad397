package org.oomlab.core.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import org.oomlab.core.compare.PolicyTotals;
import org.oomlab.core.compare.Situation;
import org.oomlab.core.report.words.CompareTally;

/**
 * Policies compared as a page: one file without script that fetches nothing. What all situations
 * come to stands above the table of them, so that the table waits in a spool until all are counted.
 */
public final class CompareHtml {
  private CompareHtml() {}

  /**
   * Writes the page.
   *
   * @param out where to; flushed, not closed
   * @param spool keeps rows for a while; empty
   * @param policies the policies as they were asked for
   * @param situations the situations, in order; read to the end
   * @return each policy over all situations
   */
  public static List<PolicyTotals> write(
      Writer out, Spool spool, List<String> policies, Iterator<Situation> situations)
      throws IOException {
    CompareTally tally = new CompareTally(policies);
    while (situations.hasNext()) {
      Situation situation = situations.next();
      tally.add(situation);
      Html.write(spool.writer(), MatrixRow.of(situation), MatrixRowRenderer::render);
    }
    PageFrame.start(out, "OOM policies compared - OOM Lab");
    if (tally.situations() == 0) {
      String nothing = "No report of the OOM killer, so nothing to compare.";
      Html.write(out, new Plain(nothing), PlainRenderer::render);
    } else {
      Html.write(out, CompareHead.of(tally, policies), CompareHeadRenderer::render);
      spool.copyTo(out);
      out.append(CompareHead.END);
    }
    PageFrame.end(out);
    return tally.totals();
  }
}
