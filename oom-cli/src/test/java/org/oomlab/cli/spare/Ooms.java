package org.oomlab.cli.spare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.spare.Lever;
import org.oomlab.core.spare.Remedy;
import org.oomlab.core.spare.SideEffect;
import org.oomlab.core.spare.Spare;
import org.oomlab.core.spare.SparedProcess;
import org.oomlab.core.spare.Wanted;
import org.oomlab.testkit.Incidents;
import org.oomlab.testkit.Machines;
import org.oomlab.testkit.Memcgs;
import org.oomlab.testkit.Tasks;

/** Small OOMs for the tests of this package, and what would have saved whom. */
final class Ooms {
  static final MemcgPath BOX = new MemcgPath("/box");

  /** The machine has 10000 pages, so 10 a step; none in swap. */
  static final long TOTAL = 10_000;

  static final TaskSnapshot LARGE = task(10, 500);
  static final TaskSnapshot SMALL = task(11, 300);

  private Ooms() {}

  static TaskSnapshot task(int pid, long rssPages) {
    return Tasks.task()
        .pid(pid)
        .comm("task" + pid)
        .uid(1000)
        .rssPages(rssPages)
        .totalVmPages(rssPages)
        .memcg(MemcgPath.UNKNOWN)
        .build();
  }

  static Incident global(TaskSnapshot... tasks) {
    return within(TOTAL, TOTAL, tasks);
  }

  static Incident within(long leastPages, long mostPages, TaskSnapshot... tasks) {
    return Incidents.incident()
        .machine(Machines.machine().tasks(tasks).build())
        .totals(totals(new PageBounds(leastPages, mostPages), 0, PageBounds.UNBOUNDED))
        .actual(ActualOutcome.UNKNOWN)
        .build();
  }

  static Incident memcg(TaskSnapshot... tasks) {
    return memcg(5000, 5000, MemcgLimits.UNLIMITED, 0, 10, tasks);
  }

  /** A memcg of cgroup v1 with LARGE and SMALL. */
  static Incident shortOf(
      long usagePages, long maxPages, long memswPages, long swapPages, int asking) {
    return memcg(usagePages, maxPages, memswPages, swapPages, asking, LARGE, SMALL);
  }

  static Incident memcg(
      long usagePages,
      long maxPages,
      long memswPages,
      long swapPages,
      int asking,
      TaskSnapshot... tasks) {
    MemcgState box =
        Memcgs.memcg("/box")
            .limits(new MemcgLimits(maxPages, MemcgLimits.UNLIMITED, memswPages))
            .usagePages(usagePages)
            .swapUsagePages(swapPages)
            .build();
    CgroupVersion version =
        memswPages == MemcgLimits.UNLIMITED ? CgroupVersion.V2 : CgroupVersion.V1;
    return Incidents.incident()
        .memcg(BOX)
        .machine(
            Machines.machine().tasks(tasks).memcgs(new MemcgTree(version, List.of(box))).build())
        .totals(totals(PageBounds.exactly(TOTAL), maxPages, memswPages))
        .invoker(new Invoker("asking", asking, 0, "", 0, 0))
        .build();
  }

  static IncidentTotals totals(PageBounds ram, long maxPages, long memswPages) {
    return new IncidentTotals(
        ram,
        PageBounds.exactly(0),
        ram,
        PageBounds.exactly(maxPages),
        PageBounds.exactly(PageBounds.UNBOUNDED),
        PageBounds.exactly(Math.min(memswPages, PageBounds.UNBOUNDED)));
  }

  static Spare spare() {
    return Spare.by(Policies.named("classic"));
  }

  static SparedProcess spared(Incident incident, int pid) {
    return spare().of(0, incident, new Wanted.Called(Integer.toString(pid))).getFirst();
  }

  static Remedy remedy(Incident incident, Lever lever, int pid) {
    return spared(incident, pid).remedies().stream()
        .filter(remedy -> remedy.lever() == lever)
        .findFirst()
        .orElseThrow();
  }

  static Remedy.Needed needed(Incident incident, Lever lever) {
    return needed(incident, lever, 10);
  }

  static Remedy.Needed needed(Incident incident, Lever lever, int pid) {
    Remedy remedy = remedy(incident, lever, pid);
    assertThat(remedy).isInstanceOf(Remedy.Needed.class);
    return (Remedy.Needed) remedy;
  }

  static String impossible(Incident incident, Lever lever) {
    return impossible(incident, lever, 10);
  }

  static String impossible(Incident incident, Lever lever, int pid) {
    Remedy remedy = remedy(incident, lever, pid);
    assertThat(remedy).isInstanceOf(Remedy.Impossible.class);
    return ((Remedy.Impossible) remedy).reason();
  }

  static List<SideEffect.Kind> kinds(Remedy.Needed needed) {
    return needed.sideEffects().stream().map(SideEffect::kind).toList();
  }
}
