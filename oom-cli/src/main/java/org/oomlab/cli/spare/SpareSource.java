package org.oomlab.cli.spare;

import java.io.IOException;
import org.oomlab.cli.output.Page;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.report.words.Facts;
import org.oomlab.core.spare.SparedProcess;
import org.oomlab.core.text.SafeText;

/** Where an OOM was read, and whose rules decide it. */
final class SpareSource {
  private SpareSource() {}

  static void write(Page page, SparedProcess spared, String policy, String rulesAsked)
      throws IOException {
    switch (spared.source()) {
      case REPORT -> {
        page.field("log", Facts.where(spared.incident().origin()));
        page.field(
            "kernel",
            Facts.kernel(
                new ExplainedReport(
                    spared.index(), policy, rulesAsked, spared.incident(), spared.judgement())));
      }
      case SNAPSHOT -> {
        page.field("snapshot", SafeText.clean(spared.incident().origin().input()));
        kernel(page, spared);
      }
      case HOST -> {
        page.field("host", "this one, as if all of its memory ran out now");
        kernel(page, spared);
      }
    }
  }

  private static void kernel(Page page, SparedProcess spared) throws IOException {
    page.field(
        "kernel",
        SafeText.clean(spared.incident().machine().kernel().text())
            + "; rules of "
            + spared.judgement().rules().text()
            + " and later");
  }
}
