package org.oomlab.cli.spare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.incident.KillMode;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.machine.KernelRelease;
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
import org.oomlab.core.spare.SparedProcess.Standing;
import org.oomlab.core.spare.Wanted;
import org.oomlab.testkit.Incidents;
import org.oomlab.testkit.Machines;
import org.oomlab.testkit.Memcgs;
import org.oomlab.testkit.Tasks;

class SpareTest {
  private static final MemcgPath BOX = new MemcgPath("/box");

  /** The machine has 10000 pages, so 10 a step; none in swap. */
  private static final long TOTAL = 10_000;

  private static final TaskSnapshot LARGE = task(10, 500);
  private static final TaskSnapshot SMALL = task(11, 300);

  /** 200 pages are 20 steps: at -20 both have 300, and the later one dies. */
  @Test
  void adj_ofATieWithALaterOne_isEnough() {
    assertThat(needed(global(LARGE, SMALL), Lever.OOM_SCORE_ADJ).needed()).isEqualTo(-20);
  }

  /** The same the other way round: at -20 the later one still dies, at -21 it has 290. */
  @Test
  void adj_ofATieWithAnEarlierOne_isNotEnough() {
    assertThat(needed(global(SMALL, LARGE), Lever.OOM_SCORE_ADJ).needed()).isEqualTo(-21);
  }

  @Test
  void adj_ofAnExemptNeighbour_passesItOver() {
    Incident incident = global(LARGE, Tasks.like(SMALL).oomScoreAdj(-1000).build(), task(12, 100));

    Remedy.Needed adj = needed(incident, Lever.OOM_SCORE_ADJ);

    assertThat(adj.victimInstead().pid()).isEqualTo(12);
    assertThat(needed(incident, Lever.OTHER_ADJ).process().pid()).isEqualTo(12);
  }

  @Test
  void soleCandidate_ofAMachine_wouldPanicIt() {
    assertThat(impossible(global(LARGE), Lever.OOM_SCORE_ADJ)).contains("would panic");
    assertThat(impossible(global(LARGE), Lever.OWN_SIZE)).contains("would be chosen");
    assertThat(impossible(global(LARGE), Lever.OTHER_ADJ))
        .isEqualTo("no other process can be chosen");
  }

  @Test
  void soleCandidate_ofAMemcg_wouldLeaveItFull() {
    assertThat(impossible(memcg(LARGE), Lever.OOM_SCORE_ADJ)).contains("memory stays full");
  }

  /** oom_kill_allocating_task asks no score, but leaves out -1000. */
  @Test
  void allocatingTask_unscored_isSparedByExemptionAlone() {
    Incident incident =
        Incidents.like(global(LARGE, SMALL))
            .mode(new KillMode(true, MemcgPath.UNKNOWN))
            .invoker(new Invoker("task11", 11, 0, "", 0, 0))
            .build();

    Remedy.Needed adj = needed(incident, Lever.OOM_SCORE_ADJ, 11);

    assertThat(adj.needed()).isEqualTo(-1000);
    assertThat(adj.victimInstead().pid()).isEqualTo(10);
    assertThat(kinds(adj)).contains(SideEffect.Kind.EXEMPT_FOR_EVER, SideEffect.Kind.NOBODY_LEFT);
    assertThat(impossible(incident, Lever.OWN_SIZE, 11)).contains("oom_kill_allocating_task");
    assertThat(impossible(incident, Lever.OTHER_ADJ, 11)).contains("oom_kill_allocating_task");
  }

  @Test
  void member_ofAGroup_isSparedByTheFlag() {
    Incident incident = Incidents.like(memcg(LARGE, SMALL)).mode(new KillMode(false, BOX)).build();

    Remedy.Needed group = needed(incident, Lever.OOM_GROUP, 11);

    assertThat(group.memcg()).isEqualTo(BOX);
    assertThat(group.victimInstead().pid()).isEqualTo(10);
    assertThat(needed(incident, Lever.OOM_SCORE_ADJ, 11).needed()).isEqualTo(-1000);
    assertThat(impossible(incident, Lever.OWN_SIZE, 11)).contains("would die with task10 (pid 10)");
    assertThat(impossible(incident, Lever.OOM_GROUP, 10)).contains("chosen itself");
  }

  /** 5000 of 5000 pages, and 4 asked for. */
  @Test
  void limit_ofARequestOfOrder2_fallsShortByItAtMost() {
    Incident incident =
        Incidents.like(memcg(LARGE, SMALL)).invoker(new Invoker("t", 10, 0, "", 2, 0)).build();

    Remedy.Needed limit = needed(incident, Lever.MEMORY_MAX);

    assertThat(limit.needed() - limit.current()).isEqualTo(4 * 4096);
    assertThat(limit.victimInstead().isSomebody()).isFalse();
    assertThat(kinds(limit)).containsExactly(SideEffect.Kind.AT_MOST);
  }

  /** Lowered below what is in use by somebody outside: what it was before is not shown. */
  @Test
  void limit_belowTheUsage_isNotToldUnlessAMemberAsked() {
    Incident outside = shortOf(5001, 5000, MemcgLimits.UNLIMITED, 0, 99);
    Incident inside = shortOf(5001, 5000, MemcgLimits.UNLIMITED, 0, 10);

    assertThat(impossible(outside, Lever.MEMORY_MAX)).contains("lowered");
    assertThat(needed(inside, Lever.MEMORY_MAX).needed()).isEqualTo(5002 * 4096);
  }

  @Test
  void limit_withRoomAsPrinted_isNotWhatWasShort() {
    Incident incident = shortOf(4999, 5000, MemcgLimits.UNLIMITED, 0, 10);

    assertThat(impossible(incident, Lever.MEMORY_MAX)).contains("had room");
  }

  /** 4000 of 5000 pages of memory, but with 2000 in swap 6000 of 6000 of both. */
  @Test
  void swap_ofMemoryAndSwapTogether_fallsShortByTheRequest() {
    Incident incident = shortOf(4000, 5000, 6000, 2000, 10);

    Remedy.Needed swap = needed(incident, Lever.SWAP);

    assertThat(swap.knob()).isEqualTo("memory.memsw.limit_in_bytes");
    assertThat(swap.current()).isEqualTo(6000 * 4096);
    assertThat(swap.needed()).isEqualTo(6001 * 4096);
    assertThat(impossible(incident, Lever.MEMORY_MAX))
        .contains("memory and swap together was short");
  }

  @Test
  void limits_bothReached_areNoSingleChange() {
    Incident incident = shortOf(5000, 5000, 6000, 1000, 10);

    assertThat(impossible(incident, Lever.MEMORY_MAX)).contains("as well");
    assertThat(impossible(incident, Lever.SWAP)).contains("as well");
  }

  @Test
  void victimInstead_theOnlyChildOfInit_isWarnedOf() {
    Incident incident =
        global(
            Tasks.like(LARGE).parent(11).build(),
            Tasks.like(SMALL).comm("containerd").parent(1).build());

    assertThat(kinds(needed(incident, Lever.OOM_SCORE_ADJ)))
        .contains(
            SideEffect.Kind.ONLY_CHILD_OF_INIT,
            SideEffect.Kind.CRITICAL,
            SideEffect.Kind.NEXT_IN_LINE,
            SideEffect.Kind.FREES_LESS);
  }

  @Test
  void victimInstead_equalToAnotherRow_mayBeInVfork() {
    assertThat(kinds(needed(global(LARGE, SMALL, task(12, 300)), Lever.OOM_SCORE_ADJ)))
        .contains(SideEffect.Kind.PERHAPS_IN_VFORK);
  }

  /**
   * With 10000 to 20000 pages, 10 to 20 a step: the one with 100 adj gains 1000 to 2000 and has
   * 1100 to 2100 against 1300 of the other. Which dies is open, so nothing is told.
   */
  @Test
  void totals_thatLeaveItOpen_areSaidToBe() {
    Incident incident =
        within(10_000, 20_000, Tasks.like(task(10, 100)).oomScoreAdj(100).build(), task(11, 1300));

    SparedProcess spared = spared(incident, 10);

    assertThat(spared.standing()).isEqualTo(Standing.UNDECIDED);
    assertThat(spared.remedies()).isEmpty();
    assertThat(spared.reason()).contains("with a total of");
  }

  /**
   * 10 to 20 a step, 3000 pages against 1300: 170 steps down at 10 a step, 85 at 20. Only 170 holds
   * for every total, and there at 20 a step it has -400, which nobody minds.
   */
  @Test
  void totals_withinBounds_needWhatHoldsForAll() {
    Incident incident = within(10_000, 20_000, task(10, 3000), task(11, 1300));

    assertThat(needed(incident, Lever.OOM_SCORE_ADJ).needed()).isEqualTo(-170);
  }

  @Test
  void table_withRowsMissing_isNotDecided() {
    Incident incident =
        Incidents.like(global(LARGE, SMALL))
            .missing(List.of(new MissingFact(MissingFact.Kind.TASK_ROWS, "rows are cut")))
            .killed(LARGE)
            .build();

    assertThat(spared(incident, 10).standing()).isEqualTo(Standing.UNDECIDED);
  }

  @Test
  void victim_ofAReportWithoutKill_isNobody() {
    List<SparedProcess> spared = spare().of(3, global(LARGE, SMALL), new Wanted.Victim());

    assertThat(spared).hasSize(1);
    assertThat(spared.getFirst().process().isSomebody()).isFalse();
    assertThat(spared.getFirst().index()).isEqualTo(3);
  }

  @Test
  void name_ofSeveral_meansEachAndALongOneWhatIsKept() {
    Incident incident =
        global(
            Tasks.like(LARGE).comm("a-name-of-15-by").build(),
            Tasks.like(SMALL).comm("a-name-of-15-by").build());

    assertThat(spare().of(0, incident, new Wanted.Called("a-name-of-15-bytes-and-more")))
        .extracting(spared -> spared.process().pid())
        .containsExactly(10, 11);
    assertThat(spare().of(0, incident, new Wanted.Called("a-name"))).isEmpty();
  }

  /** By the rules of 2.6.32 only oom_adj counts; the report's table shows it, from -17 to 15. */
  @Test
  void adj_beforeOomScoreAdj_isTheOlderKnob() {
    Incident incident =
        Incidents.like(
                global(
                    Tasks.like(LARGE).totalVmPages(800).parent(1).build(),
                    Tasks.like(SMALL).totalVmPages(300).parent(1).build()))
            .kernel(KernelRelease.parse("2.6.32"))
            .build();

    Remedy.Needed adj = needed(incident, Lever.OOM_SCORE_ADJ);

    // Shifted right by 2: 200 against 300.
    assertThat(adj.knob()).isEqualTo("oom_adj");
    assertThat(adj.needed()).isEqualTo(-2);
  }

  private static TaskSnapshot task(int pid, long rssPages) {
    return Tasks.task()
        .pid(pid)
        .comm("task" + pid)
        .uid(1000)
        .rssPages(rssPages)
        .totalVmPages(rssPages)
        .memcg(MemcgPath.UNKNOWN)
        .build();
  }

  private static Incident global(TaskSnapshot... tasks) {
    return within(TOTAL, TOTAL, tasks);
  }

  private static Incident within(long leastPages, long mostPages, TaskSnapshot... tasks) {
    return Incidents.incident()
        .machine(Machines.machine().tasks(tasks).build())
        .totals(totals(new PageBounds(leastPages, mostPages), 0, PageBounds.UNBOUNDED))
        .actual(ActualOutcome.UNKNOWN)
        .build();
  }

  private static Incident memcg(TaskSnapshot... tasks) {
    return memcg(5000, 5000, MemcgLimits.UNLIMITED, 0, 10, tasks);
  }

  /** A memcg of cgroup v1 with LARGE and SMALL. */
  private static Incident shortOf(
      long usagePages, long maxPages, long memswPages, long swapPages, int asking) {
    return memcg(usagePages, maxPages, memswPages, swapPages, asking, LARGE, SMALL);
  }

  private static Incident memcg(
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

  private static IncidentTotals totals(PageBounds ram, long maxPages, long memswPages) {
    return new IncidentTotals(
        ram,
        PageBounds.exactly(0),
        ram,
        PageBounds.exactly(maxPages),
        PageBounds.exactly(PageBounds.UNBOUNDED),
        PageBounds.exactly(Math.min(memswPages, PageBounds.UNBOUNDED)));
  }

  private static Spare spare() {
    return Spare.by(Policies.named("classic"));
  }

  private static SparedProcess spared(Incident incident, int pid) {
    return spare().of(0, incident, new Wanted.Called(Integer.toString(pid))).getFirst();
  }

  private static Remedy remedy(Incident incident, Lever lever, int pid) {
    return spared(incident, pid).remedies().stream()
        .filter(remedy -> remedy.lever() == lever)
        .findFirst()
        .orElseThrow();
  }

  private static Remedy.Needed needed(Incident incident, Lever lever) {
    return needed(incident, lever, 10);
  }

  private static Remedy.Needed needed(Incident incident, Lever lever, int pid) {
    Remedy remedy = remedy(incident, lever, pid);
    assertThat(remedy).isInstanceOf(Remedy.Needed.class);
    return (Remedy.Needed) remedy;
  }

  private static String impossible(Incident incident, Lever lever) {
    return impossible(incident, lever, 10);
  }

  private static String impossible(Incident incident, Lever lever, int pid) {
    Remedy remedy = remedy(incident, lever, pid);
    assertThat(remedy).isInstanceOf(Remedy.Impossible.class);
    return ((Remedy.Impossible) remedy).reason();
  }

  private static List<SideEffect.Kind> kinds(Remedy.Needed needed) {
    return needed.sideEffects().stream().map(SideEffect::kind).toList();
  }
}
