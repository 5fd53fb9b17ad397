package org.oomlab.cli.compare;

import java.io.IOException;
import java.util.List;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.core.compare.PolicyTotals;
import org.oomlab.core.report.words.TollWords;
import org.oomlab.core.text.SafeText;

/** Each policy over all situations. */
final class TotalsTable {
  private static final int NAME = 24;
  private static final int COLUMN = 11;

  private TotalsTable() {}

  static void write(Page page, List<PolicyTotals> totals) throws IOException {
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
              TollWords.processes(total),
              TollWords.freed(total),
              Long.toString(total.asKernel()),
              TollWords.undecided(total)));
    }
    for (String note : TollWords.lost(totals)) {
      page.note(note);
    }
  }

  private static String row(String name, String... columns) {
    StringBuilder row = new StringBuilder("  ").append(SafeText.left(name, NAME - 2));
    for (String column : columns) {
      row.append(SafeText.right(column, COLUMN));
    }
    return row.toString();
  }
}
