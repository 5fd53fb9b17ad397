package org.oomlab.cli.simulate;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.ToLongFunction;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.Style;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.engine.record.Sample;
import org.oomlab.core.report.words.MachineWords;
import org.oomlab.core.report.words.RunSentence;
import org.oomlab.core.text.Durations;
import org.oomlab.core.text.SafeText;
import org.oomlab.core.text.Sizes;

/** A run for people: what happened in a sentence, a timeline, the kills, and what they cost. */
final class SimulateText {
  private static final int LABEL = 11;
  private static final int VALUE = 16;

  private final Page page;
  private final RunReport report;
  private final RunRecord run;

  private SimulateText(Page page, RunReport report) {
    this.page = page;
    this.report = report;
    this.run = report.run();
  }

  /** Writes the report. */
  static void write(Writer out, Style style, RunReport report) throws IOException {
    SimulateText text = new SimulateText(new Page(out, style), report);
    text.head();
    text.timeline();
    KillsText.write(text.page, report);
    WorthText.write(text.page, report);
  }

  private void head() throws IOException {
    page.paragraph(Paint.STRONG, RunSentence.of(report.scenario(), report.result()));
    page.blank();
    if (!report.scenario().story().isEmpty()) {
      page.note(report.scenario().story());
      page.blank();
    }
    page.field("scenario", report.input() + ", seed " + run.seed());
    page.field("machine", MachineWords.of(report.scenario().machine()));
    page.field("policy", report.result().policy());
  }

  private void timeline() throws IOException {
    long durationMicros = report.scenario().durationMillis() * 1000;
    int columns = page.columns() - 2 - LABEL - VALUE;
    Timeline line = new Timeline(run, durationMicros, columns);
    page.heading(
        "Memory over "
            + Durations.ofMillis(report.scenario().durationMillis())
            + ", of "
            + Sizes.ofPages(run.ramPages(), run.pageSizeBytes()));
    row("free", line.least(Sample::freePages, run.ramPages()), "least " + least());
    memory(line, "anonymous", Sample::anonPages);
    memory(line, "page cache", Sample::filePages);
    memory(line, "tmpfs, shm", Sample::shmemPages);
    memory(line, "locked", Sample::unevictablePages);
    memory(line, "kernel", s -> s.slabPages() + s.pageTablePages() + s.stackPages());
    memory(line, "zram", Sample::zramPages);
    long swap = run.samples().stream().mapToLong(Sample::swapTotalPages).max().orElse(0);
    if (swap > 0) {
      row(
          "swap used",
          line.most(Sample::swapUsedPages, swap),
          "most " + size(most(Sample::swapUsedPages)));
    }
    row("some wait", line.growth(s -> s.pressure().someMicros()), share(true));
    row("all wait", line.growth(s -> s.pressure().fullMicros()), share(false));
    List<Long> kills = run.kills().stream().map(RunEvent.Kill::timeMicros).toList();
    row("kills", line.marks(kills), Integer.toString(kills.size()));
    List<Long> byDaemons =
        run.kills().stream()
            .filter(RunEvent.Kill::isByDaemon)
            .map(RunEvent.Kill::timeMicros)
            .toList();
    if (!byDaemons.isEmpty()) {
      row("by daemons", line.marks(byDaemons), Integer.toString(byDaemons.size()));
    }
    axis(columns);
  }

  private void axis(int columns) throws IOException {
    String middle = Durations.ofMillis(report.scenario().durationMillis() / 2);
    String end = Durations.ofMillis(report.scenario().durationMillis());
    StringBuilder axis = new StringBuilder("0");
    axis.append(" ".repeat(columns / 2 - middle.length() / 2 - axis.length())).append(middle);
    axis.append(" ".repeat(Math.max(1, columns - axis.length() - end.length()))).append(end);
    page.line(page.style().paint(Paint.FAINT, "  " + " ".repeat(LABEL) + axis));
  }

  private void memory(Timeline line, String label, ToLongFunction<Sample> pages)
      throws IOException {
    long most = most(pages);
    if (most > 0) {
      row(label, line.most(pages, run.ramPages()), "most " + size(most));
    }
  }

  private void row(String label, String line, String value) throws IOException {
    int columns = page.columns() - 2 - LABEL - VALUE;
    page.line(
        "  "
            + page.style().paint(Paint.FAINT, SafeText.left(label, LABEL))
            + SafeText.left(line, columns)
            + SafeText.right(value, VALUE));
  }

  private String share(boolean some) {
    if (run.samples().isEmpty() || run.endMicros() == 0) {
      return "0 %";
    }
    Sample last = run.samples().getLast();
    long micros = some ? last.pressure().someMicros() : last.pressure().fullMicros();
    long perMille = micros * 1000 / run.endMicros();
    return perMille / 10 + "." + perMille % 10 + " % of time";
  }

  private String least() {
    return size(run.samples().stream().mapToLong(Sample::freePages).min().orElse(0));
  }

  private long most(ToLongFunction<Sample> pages) {
    return run.samples().stream().mapToLong(pages).max().orElse(0);
  }

  private String size(long pages) {
    return Sizes.ofPages(pages, run.pageSizeBytes());
  }
}
