package org.oomlab.linux.kmsg;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.incident.KillMode;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgStat;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.memory.MemoryKind;
import org.oomlab.api.memory.MemoryUse;
import org.oomlab.api.memory.NodeMemory;
import org.oomlab.api.memory.SwapSpace;
import org.oomlab.api.memory.ZoneState;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.testkit.Incidents;
import org.oomlab.testkit.Machines;
import org.oomlab.testkit.Zones;
import org.oomlab.testkit.writer.ReportFacts;

/**
 * What is left of an incident when a release has printed it: everything its layout has room for,
 * and bounds or nothing for the rest. Where no line shows the size of a page it counts as 4096.
 */
final class PrintedIncident {
  private static final PageBounds UNLIMITED = PageBounds.exactly(PageBounds.UNBOUNDED);

  private final Incident written;
  private final ReportFacts facts;
  private final KernelRelease release;
  private final boolean killed;
  private final boolean gone;
  private final boolean memcg;
  private final boolean memInfo;
  private final boolean block;
  private final int pageSizeBytes;

  private PrintedIncident(Incident written) {
    this.written = written;
    this.release = written.kernel().oldest();
    this.facts = ReportFacts.of(release);
    this.killed = written.actual().outcome() == Outcome.KILLED;
    this.gone = !killed && written.actual().chosenPid() > 0;
    this.memcg = written.constraint() == OomConstraint.MEMCG;
    this.memInfo = !memcg || facts.memInfoInMemcg();
    this.block = memcg && facts.memcgBlock();
    this.pageSizeBytes = memInfo || shownByKill() ? machine().pageSizeBytes() : 4096;
  }

  static Incident of(Incident written) {
    return new PrintedIncident(written).incident();
  }

  private Incident incident() {
    Incidents read =
        Incidents.like(written)
            .machine(state())
            .totals(totals())
            .memcgStat(statistics())
            .mode(mode())
            .actual(actual())
            .constraint(constraint());
    read = constraint() == OomConstraint.MEMCG ? read.memcg(oomMemcg()) : read;
    return read.invoker(invoker()).missing(List.of()).build();
  }

  private MachineState machine() {
    return written.machine();
  }

  private boolean shownByKill() {
    return killed
        && facts.killSizes()
        && machine().tasks().stream()
            .filter(task -> killedWithSizes().contains(task.pid()))
            .anyMatch(task -> task.totalVmPages() > 0);
  }

  private List<Integer> killedWithSizes() {
    return isGroup() ? written.actual().killedPids() : List.of(written.actual().victimPid());
  }

  private boolean isGroup() {
    return facts.group() && killed && written.mode().group().isKnown();
  }

  private Invoker invoker() {
    Invoker all = written.invoker();
    Set<Invoker.Detail> hidden = EnumSet.noneOf(Invoker.Detail.class);
    if (!facts.named()) {
      hidden.add(Invoker.Detail.ORDER);
    }
    if (!facts.scoreAdj()) {
      hidden.add(Invoker.Detail.OOM_SCORE_ADJ);
    }
    return new Invoker(
        facts.named() ? all.comm() : "",
        facts.processor() ? all.pid() : 0,
        all.gfpMask(),
        facts.gfpWords() ? all.gfpFlags() : "",
        facts.named() ? all.order() : 0,
        facts.scoreAdj() ? all.oomScoreAdj() : 0,
        hidden);
  }

  private OomConstraint constraint() {
    boolean said = facts.decision() || facts.prefixedKill();
    if (memcg) {
      return block || (killed && said) ? OomConstraint.MEMCG : OomConstraint.NONE;
    }
    boolean policy = written.constraint() == OomConstraint.MEMORY_POLICY;
    if (facts.summary()) {
      return (killed || gone) && facts.constraintStored()
          ? written.constraint()
          : OomConstraint.NONE;
    }
    boolean inHead = release.isAtLeast(4, 11);
    boolean inDecision =
        killed && facts.decision() && release.compareTo(KernelRelease.parse("2.6.36")) < 0;
    if (written.constraint() == OomConstraint.CPUSET && killed && facts.cpusetReason()) {
      return OomConstraint.CPUSET;
    }
    return policy && (inHead || inDecision) ? OomConstraint.MEMORY_POLICY : OomConstraint.NONE;
  }

  private MemcgPath oomMemcg() {
    boolean named =
        (facts.summary() && killed) || (facts.memcgTaskLine() && killed) || facts.memcgStats();
    return named ? written.oomMemcg() : MemcgPath.UNKNOWN;
  }

  private MachineState state() {
    return Machines.machine()
        .kernel(release)
        .pageSizeBytes(pageSizeBytes)
        .ramPages(memInfo ? machine().ramPages() : 0)
        .swap(memInfo ? machine().swap() : SwapSpace.NONE)
        .use(memInfo ? use() : MemoryUse.UNKNOWN)
        .nodes(memInfo ? machine().nodes().stream().map(this::node).toList() : List.of())
        .memcgs(new MemcgTree(version(), memcgs()))
        .tasks(facts.columns().isEmpty() ? List.of() : tasks())
        .build();
  }

  private MemoryUse use() {
    Map<MemoryKind, Long> shown = new EnumMap<>(MemoryKind.class);
    machine()
        .use()
        .pagesByKind()
        .forEach(
            (kind, pages) -> {
              if (facts.counters().stream().anyMatch(kind.kernelName()::equalsIgnoreCase)) {
                shown.put(kind, pages);
              }
            });
    if (facts.counters().contains("Active")) {
      shown.remove(MemoryKind.ACTIVE_ANON);
    }
    return new MemoryUse(shown);
  }

  private NodeMemory node(NodeMemory node) {
    return new NodeMemory(node.id(), node.zones().stream().map(this::zone).toList());
  }

  private ZoneState zone(ZoneState zone) {
    boolean managed = facts.zoneItems().contains("managed");
    return managed ? zone : Zones.like(zone).managedPages(zone.presentPages()).build();
  }

  private CgroupVersion version() {
    boolean first =
        block && !(facts.swapLine() && machine().memcgs().version() == CgroupVersion.V2);
    return first && !isGroup() ? CgroupVersion.V1 : CgroupVersion.V2;
  }

  private boolean swapAlone() {
    return block && facts.swapLine() && machine().memcgs().version() == CgroupVersion.V2;
  }

  private MemcgState atLimit() {
    return machine().memcgs().find(written.oomMemcg()).orElseThrow();
  }

  private List<MemcgState> memcgs() {
    if (!block || !oomMemcg().isKnown()) {
      return List.of();
    }
    MemcgState all = atLimit();
    MemcgLimits limits =
        new MemcgLimits(
            limit(all.limits().maxPages()),
            swapAlone() ? limit(all.limits().swapMaxPages()) : MemcgLimits.UNLIMITED,
            swapAlone() ? MemcgLimits.UNLIMITED : limit(all.limits().memswMaxPages()));
    return List.of(
        new MemcgState(
            all.path(), limits, asRead(all.usagePages()), swapUsage(all), false, MemcgStat.EMPTY));
  }

  private long swapUsage(MemcgState all) {
    return asRead(all.usagePages() + all.swapUsagePages()) - asRead(all.usagePages());
  }

  private long limit(long pages) {
    return pages >= MemcgLimits.UNLIMITED ? MemcgLimits.UNLIMITED : asRead(pages);
  }

  /** Kilobytes are printed: with the wrong size of a page they make another number of pages. */
  private long asRead(long pages) {
    return pages * (machine().pageSizeBytes() / pageSizeBytes);
  }

  private List<TaskSnapshot> tasks() {
    return machine().tasks().stream().map(this::task).toList();
  }

  private TaskSnapshot task(TaskSnapshot task) {
    long pmdPages = has("nr_pmds") ? task.pmdTablePages() : 0;
    long ptePages =
        has("nr_ptes")
            ? task.pgtablesBytes() / machine().pageSizeBytes() - task.pmdTablePages()
            : 0;
    boolean shared =
        killed && facts.sharers() && written.actual().killedPids().contains(task.pid());
    return new TaskSnapshot(
        task.id(),
        task.mmPid(),
        task.uid(),
        task.comm(),
        task.totalVmPages(),
        task.rssPages(),
        has("rss_anon") ? task.rssSplit() : RssSplit.UNKNOWN,
        has("swapents") ? task.swapPages() : 0,
        has("pgtables_bytes") ? task.pgtablesBytes() : (ptePages + pmdPages) * pageSizeBytes,
        pmdPages,
        has("oom_score_adj") ? task.oomScoreAdj() : 0,
        has("oom_adj") ? mirror(task.oomScoreAdj()) : 0,
        TaskFlags.NONE,
        MemcgPath.UNKNOWN,
        shared && written.actual().killedPids().size() > 1
            ? task.sharedMm()
            : TaskSnapshot.MM_NOT_SHARED,
        Lineage.UNKNOWN);
  }

  private boolean has(String column) {
    return facts.columns().contains(column);
  }

  /** fs/proc/base.c: the older knob shows the newer one. */
  private static int mirror(int oomScoreAdj) {
    return oomScoreAdj == TaskSnapshot.OOM_SCORE_ADJ_MIN ? -17 : oomScoreAdj * 15 / 1000;
  }

  /** Those that a line states; for the others see {@link TrueTotals}. */
  private IncidentTotals totals() {
    return new IncidentTotals(
        memInfo ? PageBounds.exactly(machine().ramPages()) : PageBounds.UNKNOWN,
        PageBounds.UNKNOWN,
        PageBounds.UNKNOWN,
        block ? bounds(atLimit().limits().maxPages()) : PageBounds.UNKNOWN,
        swapMax(),
        memswMax());
  }

  private PageBounds swapMax() {
    if (version() == CgroupVersion.V1) {
      boolean perhapsSecond = release.isAtLeast(4, 5) && memswMax().equals(UNLIMITED);
      return perhapsSecond && !release.isAtLeast(5, 3) ? PageBounds.UNKNOWN : UNLIMITED;
    }
    return swapAlone() ? bounds(atLimit().limits().swapMaxPages()) : PageBounds.UNKNOWN;
  }

  private PageBounds memswMax() {
    return version() == CgroupVersion.V1 ? bounds(atLimit().limits().memswMaxPages()) : UNLIMITED;
  }

  private PageBounds bounds(long pages) {
    return pages >= MemcgLimits.UNLIMITED ? UNLIMITED : PageBounds.exactly(asRead(pages));
  }

  private Map<String, Long> statistics() {
    Map<String, Long> printed = new TreeMap<>();
    if (memcg && facts.memcgStats()) {
      long unit = facts.memcgStatsInBytes() ? 1 : 1024;
      written.memcgStat().forEach((name, value) -> printed.put(name, value / unit * unit));
    }
    return printed;
  }

  private KillMode mode() {
    boolean said = killed && (facts.decision() || facts.prefixedKill());
    int panicOnOom =
        written.actual().outcome() != Outcome.PANIC
            ? 0
            : machine().sysctls().panicOnOom() == 2 ? 2 : 1;
    return new KillMode(
        said && written.mode().allocatingTask(),
        isGroup() ? written.mode().group() : MemcgPath.UNKNOWN,
        panicOnOom);
  }

  private ActualOutcome actual() {
    ActualOutcome actual = written.actual();
    if (!killed) {
      return new ActualOutcome(
          outcome(), 0, "", MemcgPath.UNKNOWN, List.of(), written.actual().chosenPid());
    }
    boolean home = facts.summary() || (memcg && facts.memcgTaskLine());
    boolean others = isGroup() || facts.sharers();
    boolean chosen = facts.decision() && !facts.columns().isEmpty();
    return new ActualOutcome(
        Outcome.KILLED,
        actual.victimPid(),
        actual.victimComm(),
        home ? actual.victimMemcg() : MemcgPath.UNKNOWN,
        others ? actual.killedPids() : List.of(actual.victimPid()),
        chosen ? actual.chosenPid() : actual.victimPid());
  }

  /** A kernel that can go on says so from 4.19 on only; one that cannot panics. */
  private Outcome outcome() {
    if (gone) {
      return Outcome.UNKNOWN;
    }
    boolean survives = memcg || written.invoker().order() < 0;
    if (written.actual().outcome() == Outcome.PANIC || !survives) {
      return Outcome.PANIC;
    }
    return facts.nobodyInMemcg() ? Outcome.NO_KILLABLE : Outcome.UNKNOWN;
  }
}
