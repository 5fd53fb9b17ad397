package org.oomlab.cli.spare;

import java.io.IOException;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.core.spare.Lever;
import org.oomlab.core.spare.SpareTally;
import org.oomlab.core.spare.SparedProcess.Standing;
import org.oomlab.core.text.SafeText;

/** How often each lever helps, over all processes. */
final class TallyTable {
  private static final int LEVER = 24;
  private static final int NUMBER = 12;

  private TallyTable() {}

  static void write(Page page, SpareTally tally) throws IOException {
    page.heading("Each lever over all");
    page.line(page.style().paint(Paint.FAINT, row("lever", "saves", "does not")));
    for (Lever lever : Lever.values()) {
      page.line(
          row(
              LeverTable.label(lever),
              Long.toString(tally.needed(lever)),
              Long.toString(tally.impossible(lever))));
    }
    page.blank();
    page.paragraph(
        Paint.STRONG,
        tally.processes()
            + " processes: "
            + tally.processes(Standing.DIES)
            + " die, "
            + tally.processes(Standing.SURVIVES)
            + " live as it is, "
            + tally.processes(Standing.UNDECIDED)
            + " undecided.");
  }

  private static String row(String lever, String needed, String impossible) {
    return "  "
        + SafeText.left(lever, LEVER)
        + SafeText.right(needed, NUMBER)
        + SafeText.right(impossible, NUMBER);
  }
}
