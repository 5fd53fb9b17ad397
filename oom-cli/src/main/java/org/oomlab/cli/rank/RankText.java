package org.oomlab.cli.rank;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.select.BadnessFormula;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.Style;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.core.replay.Prediction;
import org.oomlab.core.report.RankedMachine;
import org.oomlab.core.report.RankedMachine.Source;
import org.oomlab.core.report.words.RankingNotes;
import org.oomlab.core.text.SafeText;
import org.oomlab.core.text.Sizes;

/** A ranked machine for a person. */
final class RankText {
  private static final int ADJ_UNITS = 1000;

  private RankText() {}

  static void write(Writer out, Style style, int rows, RankedMachine ranked) throws IOException {
    Page page = new Page(out, style);
    page.paragraph(Paint.STRONG, sentence(ranked));
    page.blank();
    switch (ranked.source()) {
      case Source.Live live -> host(page, ranked, live);
      case Source.Log(Incident incident) -> report(page, ranked, incident);
    }
    page.field("policy", ranked.policy());
    page.field("total", total(ranked));
    new RankTable(page, rows, ranked).write();
    for (String note : RankingNotes.of(ranked.explanation())) {
      page.note(note);
    }
    for (String note : notes(ranked)) {
      page.note(SafeText.clean(note));
    }
  }

  private static String sentence(RankedMachine ranked) {
    Prediction predicted = ranked.predicted();
    String reason = SafeText.clean(ranked.explanation().reason().sentence());
    String when =
        switch (ranked.source()) {
          case Source.Live _ -> "If memory ran out now, ";
          case Source.Log _ -> "By the last report, ";
        };
    return when
        + switch (predicted.outcome()) {
          case KILLED ->
              SafeText.clean(predicted.victimComm())
                  + " (pid "
                  + predicted.victimPid()
                  + ") would die"
                  + others(predicted)
                  + ": "
                  + reason
                  + ".";
          case PANIC -> "the machine would panic: " + reason + ".";
          case NO_KILLABLE -> "nobody would die: " + reason + ".";
          case UNKNOWN -> "it is not decided who would die: " + reason + ".";
        };
  }

  private static String others(Prediction predicted) {
    int others = predicted.killedPids().size() - 1;
    return others <= 0 ? "" : " and " + others + (others == 1 ? " other" : " others");
  }

  private static void host(Page page, RankedMachine ranked, Source.Live live) throws IOException {
    boolean whole = live.view().equals("HOST");
    page.field("view", whole ? "the whole host" : "a container's own processes");
    page.field("kernel", SafeText.clean(ranked.machine().kernel().text()) + rules(ranked));
  }

  private static void report(Page page, RankedMachine ranked, Incident incident)
      throws IOException {
    page.field("log", SafeText.clean(incident.origin().input()) + ":" + incident.origin().line());
    String release =
        incident.kernel().printed().isEmpty()
            ? incident.kernel().evidence()
            : incident.kernel().printed();
    page.field("kernel", SafeText.clean(release) + rules(ranked));
  }

  private static String rules(RankedMachine ranked) {
    return "; rules of " + ranked.rules().since().text() + " and later";
  }

  private static String total(RankedMachine ranked) {
    MachineState machine = ranked.machine();
    long pages = ranked.totalPages().minPages();
    String parts =
        switch (ranked.source()) {
          case Source.Live _ ->
              " ("
                  + Sizes.ofPages(machine.ramPages(), machine.pageSizeBytes())
                  + " RAM, "
                  + (machine.swap().totalPages() == 0
                      ? "no"
                      : Sizes.ofPages(machine.swap().totalPages(), machine.pageSizeBytes()))
                  + " swap)";
          case Source.Log _ -> " (" + Sizes.ofPages(pages, machine.pageSizeBytes()) + ")";
        };
    return pages
        + " pages"
        + parts
        + (ranked.rules().score().formula() == BadnessFormula.PAGES
            ? "; each point of oom_score_adj counts "
                + pages / ADJ_UNITS
                + (pages / ADJ_UNITS == 1 ? " page" : " pages")
            : "");
  }

  private static List<String> notes(RankedMachine ranked) {
    return switch (ranked.source()) {
      case Source.Live live ->
          Stream.concat(own(ranked, live).stream(), live.notes().stream()).toList();
      case Source.Log(Incident incident) ->
          incident.missing().stream()
              .map(MissingFact::detail)
              .map(detail -> "missing: " + detail)
              .toList();
    };
  }

  /** To look costs memory, which is seen. */
  private static Optional<String> own(RankedMachine ranked, Source.Live live) {
    return ranked.explanation().ranking().stream()
        .filter(row -> row.task().pid() == live.ownPid())
        .findFirst()
        .map(row -> "rank " + row.rank() + " (pid " + live.ownPid() + ") is this program itself");
  }
}
