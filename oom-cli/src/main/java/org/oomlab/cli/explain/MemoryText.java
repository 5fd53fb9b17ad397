package org.oomlab.cli.explain;

import java.io.IOException;
import org.oomlab.cli.output.Bars;
import org.oomlab.cli.output.Page;
import org.oomlab.core.report.words.MemoryBreakdown;
import org.oomlab.core.text.SafeText;

/** Where memory was, a line each with a bar. */
final class MemoryText {
  private static final int NAME = 24;
  private static final int SIZE = 9;
  private static final int SHARE = 7;
  private static final int LONGEST_BAR = 40;

  private MemoryText() {}

  static void write(Page page, MemoryBreakdown memory) throws IOException {
    if (memory.heading().isEmpty()) {
      return;
    }
    page.heading(memory.heading());
    int bar = Math.clamp(page.columns() - NAME - SIZE - SHARE - 5, 0, LONGEST_BAR);
    for (MemoryBreakdown.Share share : memory.shares()) {
      String text =
          "  "
              + SafeText.left((share.part() ? "  " : "") + share.name(), NAME)
              + SafeText.right(share.size(), SIZE)
              + SafeText.right(share.percent(), SHARE)
              + "  "
              + (share.part() ? "" : Bars.of(share.pages(), share.wholePages(), bar));
      page.line(text.stripTrailing());
    }
  }
}
