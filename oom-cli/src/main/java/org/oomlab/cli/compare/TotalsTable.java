package org.oomlab.cli.compare;

import java.io.IOException;
import java.util.List;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.SafeText;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.core.compare.PolicyTotals;
import org.oomlab.core.text.Sizes;

/** Each policy over all situations. */
final class TotalsTable {
  private static final int NAME = 24;
  private static final int COLUMN = 11;
  private static final long MILLIS = 1000;

  private final Page page;

  TotalsTable(Page page) {
    this.page = page;
  }

  void write(List<PolicyTotals> totals) throws IOException {
    page.heading("Each policy over all");
    page.line(
        page.style()
            .paint(
                Paint.FAINT,
                row("policy", "kills", "processes", "frees", "as kernel", "undecided")));
    for (PolicyTotals total : totals) {
      page.line(
          row(
              total.policy(),
              Long.toString(total.kills()),
              atLeast(total) + total.killedProcesses(),
              atLeast(total) + Sizes.ofBytes(total.freedBytes()),
              Long.toString(total.asKernel()),
              Long.toString(total.undecided() + total.failed())));
    }
    for (PolicyTotals total : totals) {
      if (total.kills() > 0 && total.cpuTimeKnown()) {
        page.note(total.policy() + " loses " + seconds(total.lostCpuMillis()) + " of CPU time");
      }
    }
  }

  /** Groups whose members a report does not show can only add to it. */
  private static String atLeast(PolicyTotals total) {
    return total.killedKnown() ? "" : "≥ ";
  }

  /** Returns a time in seconds with its unit. */
  static String seconds(long millis) {
    return millis / MILLIS + "." + millis % MILLIS / (MILLIS / 10) + " s";
  }

  private static String row(String name, String... columns) {
    StringBuilder row = new StringBuilder("  ").append(SafeText.left(name, NAME - 2));
    for (String column : columns) {
      row.append(SafeText.right(column, COLUMN));
    }
    return row.toString();
  }
}
