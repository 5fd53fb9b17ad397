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
import org.oomlab.api.select.OomControl;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.Style;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.core.replay.Prediction;
import org.oomlab.core.report.RankedMachine;
import org.oomlab.core.report.RankedMachine.Source;
import org.oomlab.core.report.words.RankingNotes;
import org.oomlab.core.snapshot.Snapshot;
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
      case Source.Stored stored -> snapshot(page, ranked, stored);
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
          case Source.Stored _ -> "In this snapshot, ";
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
    view(page, live.view().equals("HOST"));
    kernel(page, ranked);
  }

  private static void snapshot(Page page, RankedMachine ranked, Source.Stored stored)
      throws IOException {
    Snapshot snapshot = stored.snapshot();
    page.field("snapshot", SafeText.clean(stored.input()));
    if (!snapshot.story().isEmpty()) {
      page.field("story", SafeText.clean(snapshot.story().replaceAll("\\s+", " ")));
    }
    if (snapshot.view() != Snapshot.View.UNSTATED) {
      view(page, snapshot.view() == Snapshot.View.HOST);
    }
    page.field("short of", shortOf(snapshot.control()));
    kernel(page, ranked);
  }

  private static String shortOf(OomControl control) {
    return switch (control.constraint()) {
      case NONE -> "memory of the whole machine";
      case CPUSET -> "memory of the nodes of a cpuset";
      case MEMORY_POLICY -> "memory of the nodes of a memory policy";
      case MEMCG ->
          control.domain().isKnown()
              ? "memory of memcg " + SafeText.clean(control.domain().value())
              : "memory of a memcg";
    };
  }

  private static void view(Page page, boolean whole) throws IOException {
    page.field("view", whole ? "the whole host" : "a container's own processes");
  }

  private static void kernel(Page page, RankedMachine ranked) throws IOException {
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
          case Source.Live _ -> ramAndSwap(machine);
          case Source.Stored stored
              when stored.snapshot().control().totalPages() == ranked.machinePages() ->
              ramAndSwap(machine);
          case Source.Log _, Source.Stored _ ->
              " (" + Sizes.ofPages(pages, machine.pageSizeBytes()) + ")";
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

  private static String ramAndSwap(MachineState machine) {
    return " ("
        + Sizes.ofPages(machine.ramPages(), machine.pageSizeBytes())
        + " RAM, "
        + (machine.swap().totalPages() == 0
            ? "no"
            : Sizes.ofPages(machine.swap().totalPages(), machine.pageSizeBytes()))
        + " swap)";
  }

  private static List<String> notes(RankedMachine ranked) {
    return switch (ranked.source()) {
      case Source.Live live ->
          read(ranked, own(ranked, live.ownPid(), "this program itself").stream(), live.notes());
      case Source.Stored(String _, Snapshot snapshot) ->
          read(
              ranked,
              own(ranked, snapshot.takenBy(), "the program that took the snapshot").stream(),
              snapshot.notes());
      case Source.Log(Incident incident) ->
          incident.missing().stream()
              .map(MissingFact::detail)
              .map(detail -> "missing: " + detail)
              .toList();
    };
  }

  private static List<String> read(RankedMachine ranked, Stream<String> own, List<String> notes) {
    return Stream.of(own, tableLevels(ranked).stream(), notes.stream())
        .flatMap(one -> one)
        .toList();
  }

  /** From 4.15 on {@code VmPTE} is all levels in one ({@code task_mem()}, fs/proc/task_mmu.c). */
  private static Optional<String> tableLevels(RankedMachine ranked) {
    if (!ranked.machine().kernel().isAtLeast(4, 15)) {
      return Optional.empty();
    }
    return switch (ranked.rules().score().pageTables()) {
      case NONE, BYTES -> Optional.empty();
      case PTES -> Optional.of(levels("upper page tables (PMD, PUD)"));
      case PTES_AND_PMDS -> Optional.of(levels("upper page tables (PUD)"));
    };
  }

  private static String levels(String leftOut) {
    return "these rules leave out "
        + leftOut
        + ", which this kernel does not tell from the others: all are counted";
  }

  /** To look costs memory, which is seen. */
  private static Optional<String> own(RankedMachine ranked, int ownPid, String who) {
    return ranked.explanation().ranking().stream()
        .filter(row -> row.task().pid() == ownPid)
        .findFirst()
        .map(row -> "rank " + row.rank() + " (pid " + ownPid + ") is " + who);
  }
}
