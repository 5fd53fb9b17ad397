package org.oomlab.linux.kmsg;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemoryKind;
import org.oomlab.api.memory.NodeMemory;
import org.oomlab.api.memory.ZoneState;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.testkit.writer.ReportFacts;

/**
 * Holds what was read against what was written, fact by fact, as far as the layout carries them.
 */
final class WrittenFacts {
  private final Incident incident;
  private final ReportFacts facts;
  private final boolean memcg;
  private final int pageKb;
  private final List<String> differences = new ArrayList<>();

  WrittenFacts(Incident incident) {
    this.incident = incident;
    this.facts = ReportFacts.of(incident.kernel().oldest());
    this.memcg = incident.constraint() == OomConstraint.MEMCG;
    this.pageKb = incident.machine().pageSizeBytes() / 1024;
  }

  /** Returns what differs, a line each; empty where everything came back. */
  List<String> differences(OomReport report) {
    head(report);
    table(report.table());
    if (!memcg || facts.memInfoInMemcg()) {
      memory(report.memInfo());
    }
    if (memcg && facts.memcgBlock()) {
      memcg(report);
    }
    ending(report);
    return differences;
  }

  private void head(OomReport report) {
    Invoker written = incident.invoker();
    Invocation read = report.invocation();
    same("gfp mask", written.gfpMask(), read.numbers().getOr("gfp_mask", -1));
    if (facts.named()) {
      same("invoker", written.comm(), read.comm());
      same("order", (long) written.order(), read.numbers().getOr("order", -99));
    }
    if (facts.gfpWords()) {
      same("gfp words", written.gfpFlags(), read.gfpFlags());
    }
    if (facts.scoreAdj()) {
      same(
          "invoker's adj", (long) written.oomScoreAdj(), read.numbers().getOr("oom_score_adj", -9));
    }
    if (facts.processor()) {
      same("invoker's pid", written.pid(), read.pid());
      same("release", incident.kernel().oldest().text(), report.release());
    }
  }

  private void table(TaskTable table) {
    List<TaskSnapshot> written = facts.columns().isEmpty() ? List.of() : incident.machine().tasks();
    same("rows", written.size(), table.rows().size());
    for (int i = 0; i < Math.min(written.size(), table.rows().size()); i++) {
      row(written.get(i), table.rows().get(i));
    }
  }

  private void row(TaskSnapshot task, TaskRow row) {
    String who = "row " + task.pid() + " ";
    same(who + "pid", task.mmPid(), row.pid());
    same(who + "tgid", task.pid(), row.tgid());
    same(who + "uid", task.uid(), row.uid());
    same(who + "comm", task.comm(), row.comm());
    same(who + "total_vm", task.totalVmPages(), row.totalVmPages());
    same(who + "rss", task.rssPages(), row.rssPages());
    column(who, "swapents", task.swapPages(), row.swapents());
    column(who, "oom_score_adj", task.oomScoreAdj(), row.oomScoreAdj());
    column(who, "pgtables_bytes", task.pgtablesBytes(), row.pgtablesBytes());
    long pages = task.pgtablesBytes() / incident.machine().pageSizeBytes();
    column(who, "nr_ptes", pages - task.pmdTablePages(), row.nrPtes());
    column(who, "nr_pmds", task.pmdTablePages(), row.nrPmds());
    if (task.rssSplit() instanceof RssSplit.Known split) {
      column(who, "rss_anon", split.anonPages(), row.rssAnonPages());
      column(who, "rss_file", split.filePages(), row.rssFilePages());
      column(who, "rss_shmem", split.shmemPages(), row.rssShmemPages());
    }
  }

  private void column(String who, String name, long written, long read) {
    same(who + name, facts.columns().contains(name) ? written : 0, read);
  }

  private void memory(MemInfo memInfo) {
    MachineState machine = incident.machine();
    for (MemoryKind kind : MemoryKind.values()) {
      facts.counters().stream()
          .filter(name -> name.equalsIgnoreCase(kind.kernelName()))
          .forEach(
              name ->
                  same(
                      name,
                      machine.use().pages(kind).orElse(-1),
                      memInfo.counterPages().getOr(name, -2)));
    }
    List<String> written = new ArrayList<>();
    for (NodeMemory node : machine.nodes()) {
      node.zones().forEach(zone -> written.add(node.id() + zone.name() + values(zone)));
    }
    same("zones", written, memInfo.zones().stream().map(this::values).toList());
    if (facts.processor()) {
      long reserved = memInfo.totals().getOr(MemInfo.RESERVED, 0);
      same("RAM", machine.ramPages(), memInfo.totals().getOr(MemInfo.RAM, -1) - reserved);
    }
    same(
        "swap",
        machine.swap().totalPages() * pageKb,
        memInfo.totals().getOr(MemInfo.TOTAL_SWAP_KB, -1));
    same(
        "free swap",
        machine.swap().freePages() * pageKb,
        memInfo.totals().getOr(MemInfo.FREE_SWAP_KB, -1));
  }

  private List<Long> values(ZoneState zone) {
    List<Long> pages =
        new ArrayList<>(
            List.of(
                zone.freePages(),
                zone.watermarks().minPages(),
                zone.watermarks().lowPages(),
                zone.watermarks().highPages(),
                zone.presentPages()));
    if (facts.zoneItems().contains("managed")) {
      pages.add(zone.managedPages());
    }
    return pages.stream().map(value -> value * pageKb).toList();
  }

  private String values(ZoneLine zone) {
    List<String> names = new ArrayList<>(List.of("free", "min", "low", "high", "present"));
    if (facts.zoneItems().contains("managed")) {
      names.add("managed");
    }
    return zone.node()
        + zone.zone()
        + names.stream().map(name -> zone.kilobytes().getOr(name, -1)).toList();
  }

  private void memcg(OomReport report) {
    MemcgState written = incident.machine().memcgs().find(incident.oomMemcg()).orElseThrow();
    boolean v2 = incident.machine().memcgs().version() == CgroupVersion.V2;
    MemcgBlock read = report.memcg();
    if (facts.memcgTaskLine() && killed()) {
      same("limit path", incident.oomMemcg().value(), read.limitPath());
      same("task path", incident.actual().victimMemcg().value(), read.taskPath());
    }
    counter(read, "memory", written.usagePages(), written.limits().maxPages());
    if (v2 && facts.swapLine()) {
      counter(read, "swap", written.swapUsagePages(), written.limits().swapMaxPages());
    } else {
      long both = written.usagePages() + written.swapUsagePages();
      counter(read, "memory+swap", both, written.limits().memswMaxPages());
    }
    if (facts.memcgStats()) {
      same(
          "stats",
          facts.memcgStatsInBytes()
              ? List.of(incident.oomMemcg().value())
              : incident.machine().memcgs().memcgs().stream()
                  .map(state -> state.path().value())
                  .toList(),
          read.stats().stream().map(MemcgStatLine::path).toList());
      stats(read.stats().getFirst());
    }
  }

  private void stats(MemcgStatLine read) {
    long unit = facts.memcgStatsInBytes() ? 1 : 1024;
    for (Map.Entry<String, Long> stat : incident.memcgStat().entrySet()) {
      same("stat " + stat.getKey(), stat.getValue() / unit, read.values().getOr(stat.getKey(), -1));
    }
  }

  private void counter(MemcgBlock read, String name, long usagePages, long limitPages) {
    if (read.counter(name).isEmpty()) {
      differences.add("no counter " + name);
      return;
    }
    MemcgCounter counter = read.counter(name).get();
    same(name + " usage", usagePages * pageKb, counter.usageKb());
    same(name + " limited", limitPages < MemcgLimits.UNLIMITED, counter.isLimited());
    if (limitPages < MemcgLimits.UNLIMITED) {
      same(name + " limit", limitPages * pageKb, counter.limitKb());
    }
  }

  private void ending(OomReport report) {
    ActualOutcome actual = incident.actual();
    same("killed", actual.killedPids(), report.killedPids());
    same("panic", panics(), !report.panic().isEmpty());
    if (actual.outcome() == Outcome.NO_KILLABLE && (facts.nobodyInMemcg() || survives())) {
      same("nobody", facts.nobodyInMemcg(), report.noKillable());
    }
    if (!killed()) {
      return;
    }
    same("victim", actual.victimComm(), report.kills().getFirst().comm());
    same("group", incident.mode().group().value(), report.groupPath());
    if (facts.decision()) {
      same("chosen", actual.chosenPid(), report.decision().pid());
    }
    if (facts.summary()) {
      Confinement read = report.confinement();
      OomConstraint constraint =
          facts.constraintStored() ? incident.constraint() : OomConstraint.NONE;
      same("constraint", "CONSTRAINT_" + constraint, read.constraint());
      same("oom memcg", memcg ? incident.oomMemcg().value() : "", read.oomMemcg());
      same("task memcg", actual.victimMemcg().value(), read.taskMemcg());
      same("chosen", actual.chosenPid(), read.pid());
    }
    if (facts.killTail()) {
      TaskSnapshot victim =
          incident.machine().tasks().stream()
              .filter(task -> task.pid() == actual.victimPid())
              .findFirst()
              .orElseThrow();
      KillLine kill = report.kills().getFirst();
      same("kill adj", (long) victim.oomScoreAdj(), kill.numbers().getOr("oom_score_adj", -9999));
      same("kill uid", (long) victim.uid(), kill.numbers().getOr("UID", -9999));
    }
  }

  private boolean killed() {
    return incident.actual().outcome() == Outcome.KILLED;
  }

  private boolean survives() {
    return memcg || incident.invoker().order() < 0;
  }

  private boolean panics() {
    return switch (incident.actual().outcome()) {
      case PANIC -> true;
      case NO_KILLABLE -> !survives();
      case KILLED, UNKNOWN -> false;
    };
  }

  private void same(String what, Object written, Object read) {
    if (!Objects.equals(written, read)) {
      differences.add(what + ": written " + written + ", read " + read);
    }
  }
}
