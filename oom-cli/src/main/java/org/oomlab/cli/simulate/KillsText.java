package org.oomlab.cli.simulate;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.metrics.JudgedKill;
import org.oomlab.core.text.Durations;
import org.oomlab.core.text.SafeText;
import org.oomlab.core.text.Sizes;

/** The kills of a run, each with its reason. */
final class KillsText {
  private static final int MOST_SHOWN = 12;
  private static final int TIME = 13;
  private static final int VICTIM = 29;
  private static final int SIZE = 10;

  private final Page page;
  private final RunReport report;

  private KillsText(Page page, RunReport report) {
    this.page = page;
    this.report = report;
  }

  static void write(Page page, RunReport report) throws IOException {
    new KillsText(page, report).write();
  }

  private void write() throws IOException {
    List<JudgedKill> kills = report.result().kills();
    if (!kills.isEmpty()) {
      page.heading("Kills");
      page.line(page.style().paint(Paint.FAINT, row("at", "victim", "held", "in")));
      for (int i = 0; i < Math.min(kills.size(), MOST_SHOWN); i++) {
        kill(kills.get(i), report.result().names().get(i));
      }
      if (kills.size() > MOST_SHOWN) {
        page.note("and " + (kills.size() - MOST_SHOWN) + " more, which --format json has");
      }
    }
    Optional<String> panic = panic();
    if (panic.isPresent()) {
      page.heading("Panic");
      page.note(panic.get());
    }
  }

  private void kill(JudgedKill judged, String name) throws IOException {
    RunEvent.Kill kill = judged.event();
    int others = kill.killed().size() - 1;
    String victim =
        SafeText.clean(name)
            + " (pid "
            + kill.victim().pid()
            + ")"
            + (others > 0 ? " and " + others : "");
    String line =
        row(
            Durations.ofMillis(kill.timeMicros() / 1000),
            victim,
            Sizes.ofPages(judged.freedPages(), report.run().pageSizeBytes()),
            kill.memcg().value());
    page.line(judged.wrong() ? page.style().paint(Paint.BAD, line) : line);
    String domain = kill.control().isMemcg() ? "limit of " + kill.control().domain() + ": " : "";
    page.hanging(
        " ".repeat(2 + TIME),
        "",
        domain
            + (kill.isByDaemon() ? kill.killer() + ": " : "")
            + kill.verdict().explanation().reason().sentence()
            + (judged.wrong() ? "; a wrong kill" : ""));
  }

  private String row(String time, String victim, String size, String memcg) {
    int rest = page.columns() - 2 - TIME - VICTIM - SIZE - 2;
    return "  "
        + SafeText.left(time, TIME)
        + SafeText.left(victim, VICTIM)
        + SafeText.right(size, SIZE)
        + "  "
        + SafeText.cutMiddle(memcg, rest);
  }

  private Optional<String> panic() {
    return report.run().events().stream()
        .filter(RunEvent.Panic.class::isInstance)
        .map(RunEvent.Panic.class::cast)
        .map(p -> "after " + Durations.ofMillis(p.timeMicros() / 1000) + ": " + p.reason())
        .findFirst();
  }
}
