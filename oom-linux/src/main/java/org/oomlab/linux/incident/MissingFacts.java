package org.oomlab.linux.incident;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.KernelEvidence;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.MissingFact.Kind;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.linux.kmsg.Defect;
import org.oomlab.linux.kmsg.MemInfo;
import org.oomlab.linux.kmsg.OomReport;
import org.oomlab.linux.kmsg.TaskTable;

/** What a report does not show, named. */
final class MissingFacts {
  private final OomReport report;
  private final List<MissingFact> facts = new ArrayList<>();

  private MissingFacts(OomReport report) {
    this.report = report;
  }

  static List<MissingFact> of(
      OomReport report, KernelEvidence kernel, OomConstraint constraint, TotalsReader totals) {
    MissingFacts missing = new MissingFacts(report);
    missing.addDefects();
    missing.addEarlierLines();
    missing.addColumns();
    if (!kernel.isExact()) {
      missing.add(Kind.KERNEL, "the kernel release is not certain: " + kernel.evidence());
    }
    if (!Constraints.isTold(report)) {
      missing.add(Kind.CONSTRAINT, "nothing tells what the OOM was confined to");
    } else if (constraint == OomConstraint.NONE) {
      ConstraintDoubt.of(report, kernel).ifPresent(open -> missing.add(Kind.CONSTRAINT, open));
    }
    missing.addTotals(constraint, totals.totals());
    missing.addVictim(kernel);
    if (Outcomes.mode(report).allocatingTask() && report.invocation().pid() == 0) {
      missing.add(Kind.ALLOCATING_TASK, "the pid of the allocating task is not printed");
    }
    return missing.facts;
  }

  private void add(Kind kind, String detail) {
    facts.add(new MissingFact(kind, detail));
  }

  /** One fact of each kind, with the line of the first and the number of all. */
  private void addDefects() {
    Map<Defect.Kind, List<Defect>> byKind = new LinkedHashMap<>();
    for (Defect defect : report.defects()) {
      byKind.computeIfAbsent(defect.kind(), kind -> new ArrayList<>()).add(defect);
    }
    for (List<Defect> alike : byKind.values()) {
      Defect first = alike.getFirst();
      String more = alike.size() > 1 ? ", and " + (alike.size() - 1) + " times more" : "";
      add(kind(first), first.detail() + " (line " + first.line() + more + ")");
    }
  }

  private static Kind kind(Defect defect) {
    return switch (defect.kind()) {
      case HEAD_MISSING -> Kind.HEAD;
      case TABLE_MISSING -> Kind.TASK_TABLE;
      case TITLE_MISSING, TABLE_CUT, ROW_GARBLED, ROWS_ELIDED, VICTIM_NOT_IN_TABLE, TOO_LONG ->
          Kind.TASK_ROWS;
      case KILL_LINE_MISSING, KILL_DETACHED, KILL_CUT -> Kind.KILL_LINE;
      case INTERLEAVED -> Kind.INTERLEAVED;
      case ROW_REPEATED, ELIDED, MEMORY_TOO_LONG -> Kind.OTHER;
    };
  }

  /** Who was killed before counts where nobody is left to kill. */
  private void addEarlierLines() {
    long lostLine = report.context().lostLine();
    if (report.noKillable() && lostLine > 0) {
      add(
          Kind.EARLIER_LINES,
          "lines before the report were lost or left out (line " + lostLine + ")");
    }
  }

  private void addColumns() {
    TaskTable table = report.table();
    if (!table.columns().isEmpty() && !table.has("swapents") && table.has("oom_score_adj")) {
      add(Kind.TASK_COLUMN, "the table of this release shows neither swap nor page tables");
    }
  }

  /**
   * From 5.1 on {@code dump_oom_summary()} (mm/oom_kill.c) names the victim behind each table, from
   * 5.2 on always the one that the next line says is killed; before, a child could die for it.
   */
  private void addVictim(KernelEvidence kernel) {
    if (report.kills().isEmpty() || report.table().columns().isEmpty()) {
      return;
    }
    boolean named = report.confinement().isSummaryPrinted();
    boolean olderLine = !report.decision().message().isEmpty();
    if (!named && !olderLine && kernel.oldest().isAtLeast(5, 1)) {
      add(Kind.KILL_LINE, "the line that names the victim is lost, and lines after it may be");
    } else if (named
        && kernel.oldest().isAtLeast(5, 2)
        && report.confinement().pid() != report.kills().getFirst().pid()) {
      add(
          Kind.KILL_LINE,
          "the kill of " + report.confinement().pid() + ", the victim, is not printed");
    }
  }

  private void addTotals(OomConstraint constraint, IncidentTotals totals) {
    if (constraint == OomConstraint.NONE && !totals.ram().isExact()) {
      boolean told = report.memInfo().totals().has(MemInfo.RAM);
      add(
          Kind.RAM_TOTAL,
          told
              ? "how much of the machine's memory is reserved is not printed"
              : "the memory of the machine is not printed");
    }
    boolean someNodes =
        constraint == OomConstraint.CPUSET || constraint == OomConstraint.MEMORY_POLICY;
    if (someNodes && !totals.constrainedNodes().isExact()) {
      add(Kind.RAM_TOTAL, "the memory of the allowed nodes is not printed, or not all of it");
    }
    if (constraint == OomConstraint.MEMCG && totals.memcgMax().equals(PageBounds.UNKNOWN)) {
      add(Kind.MEMCG_LIMIT, "the limit of the memcg is not printed");
    }
    if (constraint == OomConstraint.MEMCG
        && totals.memcgSwapMax().equals(PageBounds.UNKNOWN)
        && !totals.memcgMax().equals(PageBounds.UNKNOWN)) {
      add(Kind.MEMCG_LIMIT, "the memcg's limit of swap is not printed");
    }
    boolean swapMatters =
        constraint != OomConstraint.MEMCG
            || (totals.memcgSwapMax().maxPages() > 0
                && !totals.memcgMemswMax().equals(totals.memcgMax()));
    if (swapMatters && !totals.swap().isExact()) {
      add(Kind.SWAP_TOTAL, "the swap of the machine is not printed");
    } else if (swapMatters
        && report.memInfo().totals().get(MemInfo.TOTAL_SWAP_KB).isEmpty()
        && TotalsReader.toldElsewhere(report).isPresent()) {
      add(
          Kind.SWAP_TOTAL,
          "the swap of the machine is not printed, and taken to be the "
              + TotalsReader.toldElsewhere(report).getAsLong()
              + " kB that the log tells before");
    } else if (swapMatters && constraint == OomConstraint.MEMCG && SwapTraces.showNone(report)) {
      add(
          Kind.SWAP_TOTAL,
          "the swap of the machine is not printed, and taken to be none because the memcg may swap"
              + " and has not");
    }
  }
}
