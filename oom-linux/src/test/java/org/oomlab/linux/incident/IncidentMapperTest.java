package org.oomlab.linux.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.incident.Invoker.Detail;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemoryKind;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.linux.kmsg.Logs;

/** Reports to incidents, with every number worked out by hand. */
class IncidentMapperTest {
  private static final String TABLE_6_6 =
      """
      [  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name
      [     11]     0    11     2000      500    40960       10             0 a
      [     13]    33    13     2000      900    40960        0          -900 c
      """;

  private static final String KILL_6_6 =
      "Killed process 11 (a) total-vm:8000kB, anon-rss:1kB, file-rss:0kB, shmem-rss:0kB, UID:0"
          + " pgtables:40kB oom_score_adj:0\n";

  private static final String MEMCG_TAIL =
      "oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,"
          + "oom_memcg=/g,task_memcg=/g/x,task=a,pid=11,uid=0\n"
          + "Memory cgroup out of memory: "
          + KILL_6_6;

  private static final String GLOBAL =
      """
      [    9.000001] b invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=2, oom_score_adj=7
      [    9.000001] CPU: 0 PID: 77 Comm: b Not tainted 6.6.9-lab #1
      [    9.000001] Mem-Info:
      [    9.000001] active_anon:100 inactive_anon:200 isolated_anon:0
      [    9.000001]  free:33 free_pcp:0 free_cma:0
      [    9.000001] Node 0 DMA free:40kB min:8kB low:12kB high:16kB present:400kB managed:360kB free_cma:0kB
      [    9.000001] lowmem_reserve[]: 0 5 5
      [    9.000001] Node 0 DMA: 2*4kB (U) 4*8kB (M) = 40kB
      [    9.000001] Free swap  = 4000kB
      [    9.000001] Total swap = 8000kB
      [    9.000001] 1000 pages RAM
      [    9.000001] 100 pages reserved
      """;

  private static final String MEMCG_4_19 =
      """
      b invoked oom-killer: gfp_mask=0x6000c0(GFP_KERNEL), nodemask=(null), order=0, oom_score_adj=0
      CPU: 0 PID: 77 Comm: b Not tainted 4.19.1 #1
      Task in /g killed as a result of limit of /g
      memory: usage 400kB, limit 400kB, failcnt 5
      memory+swap: usage 480kB, limit LIMITkB, failcnt 0
      Tasks state (memory values in pages):
      [  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name
      [     11]     0    11     2000      500    40960       10             0 a
      Memory cgroup out of memory: Kill process 11 (a) score 500 or sacrifice child
      Killed process 11 (a) total-vm:8000kB, anon-rss:1kB, file-rss:0kB, shmem-rss:0kB
      """;

  private static Incident map(String log) {
    return IncidentMapper.map(Logs.reports(log).getLast(), "x.log");
  }

  private static String memcg(String counters) {
    return "b invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0\n"
        + "CPU: 0 PID: 77 Comm: b Not tainted 6.6.9-lab #1\n"
        + counters
        + TABLE_6_6
        + MEMCG_TAIL;
  }

  private static List<MissingFact.Kind> missing(Incident incident) {
    return incident.missing().stream().map(MissingFact::kind).toList();
  }

  @Test
  void invoker_cutLine_hidesWhatIsNotWhole() {
    Invoker mask = invoker("b invoked oom-killer: gfp_mask=0xc", "CPU: 0 PID: 1");
    Invoker order =
        invoker("b invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=1", "CPU: 0 PID: 11 Co");

    assertThat(mask).isEqualTo(new Invoker("b", 0, 0, "", 0, 0, Set.of(Detail.values())));
    assertThat(order)
        .isEqualTo(
            new Invoker(
                "b",
                order.pid(),
                0xcc0,
                "GFP_KERNEL",
                0,
                0,
                Set.of(Detail.ORDER, Detail.OOM_SCORE_ADJ)));
  }

  @Test
  void counters_lineCutInItsLastNumber_doNotHoldIt() {
    String cut = GLOBAL.replace("inactive_anon:200 isolated_anon:0", "inactive_anon:2");

    assertThat(map(cut + TABLE_6_6).machine().use().pagesByKind())
        .containsOnlyKeys(
            MemoryKind.ACTIVE_ANON, MemoryKind.FREE, MemoryKind.FREE_PCP, MemoryKind.FREE_CMA);
  }

  @Test
  void memcgStat_half_isNone() {
    String stats = "Memory cgroup stats for /g:\nanon 409600\nfile 4096\nslab 77";

    assertThat(map(memcg(stats + "\n")).memcgStat())
        .isEqualTo(Map.of("anon", 409600L, "file", 4096L, "slab", 77L));
    assertThat(map(memcg(stats.replace("4096\n", "409\n") + "\n")).memcgStat())
        .isEqualTo(Map.of("anon", 409600L, "slab", 77L));
  }

  @Test
  void memcgStat_lastOfTheLog_mayBeHalf() {
    Incident incident =
        map(
            "b invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0\n"
                + "Memory cgroup stats for /g:\nanon 409600\nfile 4096\nslab 7");

    assertThat(incident.memcgStat()).isEqualTo(Map.of("anon", 409600L, "file", 4096L));
  }

  private static Invoker invoker(String head, String processor) {
    return map(head + "\n" + processor + "\n" + TABLE_6_6 + MEMCG_TAIL).invoker();
  }

  @Test
  void globalReport_statesEverything() {
    Incident incident =
        map(
            GLOBAL
                + TABLE_6_6
                + "oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,"
                + "global_oom,task_memcg=/g,task=a,pid=11,uid=0\n"
                + "Out of memory: "
                + KILL_6_6);

    assertThat(incident.missing()).isEmpty();
    assertThat(incident.origin().line()).isEqualTo(1);
    assertThat(incident.origin().timestamp()).isEqualTo("9.000001");
    assertThat(incident.kernel().isExact()).isTrue();
    assertThat(incident.kernel().oldest().text()).isEqualTo("6.6.9-lab");
    assertThat(incident.invoker().pid()).isEqualTo(77);
    assertThat(incident.invoker().gfpMask()).isEqualTo(0xcc0);
    assertThat(incident.invoker().order()).isEqualTo(2);
    assertThat(incident.constraint()).isEqualTo(OomConstraint.NONE);
    assertThat(incident.oomMemcg()).isEqualTo(MemcgPath.ROOT);
    assertThat(incident.totals().ram()).isEqualTo(PageBounds.exactly(900));
    assertThat(incident.totals().swap()).isEqualTo(PageBounds.exactly(2000));
    assertThat(incident.machine().swap().freePages()).isEqualTo(1000);
    assertThat(incident.machine().nodes().getFirst().zones().getFirst().managedPages())
        .isEqualTo(90);
    assertThat(incident.actual().victimMemcg()).isEqualTo(new MemcgPath("/g"));
    assertThat(incident.actual().killedPids()).containsExactly(11);
  }

  /** check_panic_on_oom() names the value that made it panic. */
  @ParameterizedTest
  @CsvSource({
    "Out of memory: compulsory panic_on_oom is enabled, 2",
    "Out of memory: system-wide panic_on_oom is enabled, 1",
    "out of memory. Compulsory panic_on_oom is selected., 2",
    "out of memory. panic_on_oom is selected, 1",
    "out of memory(memcg). panic_on_oom is selected., 2",
    "System is deadlocked on memory, 0"
  })
  void panic_thatASettingAskedFor_tellsTheSetting(String why, int panicOnOom) {
    Incident incident = map(GLOBAL + TABLE_6_6 + "Kernel panic - not syncing: " + why + "\n");

    assertThat(incident.actual().outcome()).isEqualTo(Outcome.PANIC);
    assertThat(incident.mode().panicOnOom()).isEqualTo(panicOnOom);
  }

  @Test
  void tasks_areRowsInOrder() {
    List<TaskSnapshot> tasks = map(memcg("")).machine().tasks();

    assertThat(tasks).extracting(TaskSnapshot::pid).containsExactly(11, 13);
    TaskSnapshot second = tasks.getLast();
    assertThat(second.uid()).isEqualTo(33);
    assertThat(second.comm()).isEqualTo("c");
    assertThat(second.rssPages()).isEqualTo(900);
    assertThat(second.rssSplit()).isEqualTo(RssSplit.UNKNOWN);
    assertThat(second.pgtablesBytes()).isEqualTo(40960);
    assertThat(second.oomScoreAdj()).isEqualTo(-900);
    assertThat(second.memcg()).isEqualTo(MemcgPath.UNKNOWN);
  }

  @Test
  void memcg2_withoutSwapLines_boundsSwapFromBelow() {
    Incident incident =
        map(
            memcg(
                """
                memory: usage 400kB, limit 400kB, failcnt 5
                swap: usage 80kB, limit 9007199254740988kB, failcnt 0
                """));

    assertThat(incident.oomMemcg()).isEqualTo(new MemcgPath("/g"));
    assertThat(incident.machine().memcgs().version()).isEqualTo(CgroupVersion.V2);
    assertThat(incident.totals().memcgMax()).isEqualTo(PageBounds.exactly(100));
    assertThat(incident.totals().memcgSwapMax())
        .isEqualTo(PageBounds.exactly(PageBounds.UNBOUNDED));
    assertThat(incident.totals().swap()).isEqualTo(PageBounds.atLeast(20));
    assertThat(missing(incident)).containsExactly(MissingFact.Kind.SWAP_TOTAL);
  }

  /** In a trial on 6.1 the rows' sum of 3791 pages was more than the machine's swap of 2329. */
  @Test
  void memcg2_sharersOfOneMemory_haveSwappedItOutOnce() {
    Incident incident =
        map(
            memcg(
                    """
                    memory: usage 400kB, limit 400kB, failcnt 5
                    swap: usage 0kB, limit 9007199254740988kB, failcnt 0
                    """)
                .replaceAll("(?m)^(.*)40960 +10 (.*)$", "$1 40960 10 $2\n$1 40960 10 $2"));

    assertThat(incident.machine().tasks()).hasSizeGreaterThan(1);
    assertThat(incident.totals().swap()).isEqualTo(PageBounds.atLeast(10));
  }

  @Test
  void memcg2_withoutAnySwapAllowed_needsNoSwapTotal() {
    Incident incident =
        map(
            memcg(
                """
                memory: usage 400kB, limit 400kB, failcnt 5
                swap: usage 0kB, limit 0kB, failcnt 0
                """));

    assertThat(incident.totals().memcgSwapMax()).isEqualTo(PageBounds.exactly(0));
    assertThat(incident.missing()).isEmpty();
  }

  @Test
  void memcg2_afterASwapLine_knowsTheTotal() {
    Incident incident =
        map(
            "Adding 8000k swap on /dev/vda.  Priority:-2 extents:1 across:8000k\n"
                + memcg(
                    """
                    memory: usage 400kB, limit 400kB, failcnt 5
                    swap: usage 80kB, limit 9007199254740988kB, failcnt 0
                    """));

    assertThat(incident.totals().swap()).isEqualTo(PageBounds.exactly(2000));
    assertThat(missing(incident)).containsExactly(MissingFact.Kind.SWAP_TOTAL);
    assertThat(incident.missing().getFirst().detail()).contains("8000 kB", "tells before");
  }

  /** In a trial on 6.12 swap was switched on after a report that printed none. */
  @Test
  void memcg2_withMoreSwappedThanTheLogTellsBefore_boundsSwapFromBelow() {
    Incident incident =
        map(
            "Adding 40k swap on /dev/vda.  Priority:-2 extents:1 across:40k\n"
                + memcg(
                    """
                    memory: usage 400kB, limit 400kB, failcnt 5
                    swap: usage 80kB, limit 9007199254740988kB, failcnt 0
                    """));

    assertThat(incident.totals().swap()).isEqualTo(PageBounds.atLeast(20));
    assertThat(missing(incident)).containsExactly(MissingFact.Kind.SWAP_TOTAL);
  }

  @Test
  void memcg2_fullOfAnonymousMemoryAndNothingSwapped_hasNoSwapToUse() {
    Incident incident =
        map(
            memcg(
                    """
                    memory: usage 400kB, limit 400kB, failcnt 5
                    swap: usage 0kB, limit 9007199254740988kB, failcnt 0
                    Memory cgroup stats for /g:
                    anon 389120
                    inactive_anon 389120
                    active_anon 0
                    """)
                .replace("40960       10 ", "40960        0 "));

    assertThat(incident.totals().swap()).isEqualTo(PageBounds.exactly(0));
    assertThat(missing(incident)).containsExactly(MissingFact.Kind.SWAP_TOTAL);
    assertThat(incident.memcgStat()).containsEntry("anon", 389120L);
  }

  @Test
  void memcg1_hasALimitOfBoth() {
    Incident incident =
        map(
            memcg(
                """
                memory: usage 400kB, limit 400kB, failcnt 5
                memory+swap: usage 480kB, limit 800kB, failcnt 0
                kmem: usage 0kB, limit 9007199254740988kB, failcnt 0
                """));

    assertThat(incident.machine().memcgs().version()).isEqualTo(CgroupVersion.V1);
    assertThat(incident.totals().memcgMemswMax()).isEqualTo(PageBounds.exactly(200));
    assertThat(incident.totals().memcgSwapMax())
        .isEqualTo(PageBounds.exactly(PageBounds.UNBOUNDED));
    assertThat(incident.machine().memcgs().memcgs().getFirst().swapUsagePages()).isEqualTo(20);
  }

  /** From 4.5 to 5.2 v2 prints the counters of v1, and not its limit of swap. */
  @ParameterizedTest
  @CsvSource({"9007199254740988, true", "800, false"})
  void memcg_withTheCountersOf1_mayHideALimitOfSwap(String bothKb, boolean hides) {
    Incident old = map(MEMCG_4_19.replace("LIMIT", bothKb));

    assertThat(old.totals().memcgSwapMax().equals(PageBounds.UNKNOWN)).isEqualTo(hides);
    assertThat(missing(old).contains(MissingFact.Kind.MEMCG_LIMIT)).isEqualTo(hides);
  }

  /** From 6.0 zones above the one asked for are not shown; who asks for movable memory sees all. */
  @Test
  void cpuset_countsPresentPagesOfTheNodesShown() {
    String report =
        GLOBAL
            + TABLE_6_6
            + "oom-kill:constraint=CONSTRAINT_CPUSET,nodemask=(null),cpuset=/,mems_allowed=0,"
            + "global_oom,task_memcg=/g,task=a,pid=11,uid=0\n"
            + "Out of memory: "
            + KILL_6_6;
    Incident kernelMemory = map(report);
    Incident userMemory =
        map(report.replace("0xcc0(GFP_KERNEL)", "0x100cca(GFP_HIGHUSER_MOVABLE)"));

    assertThat(kernelMemory.constraint()).isEqualTo(OomConstraint.CPUSET);
    assertThat(kernelMemory.totals().constrainedNodes()).isEqualTo(new PageBounds(100, 1000));
    assertThat(userMemory.totals().constrainedNodes()).isEqualTo(PageBounds.exactly(100));
  }

  @Test
  void pageSize_isReadOffTheVictim() {
    Incident incident = map(memcg("").replace("total-vm:8000kB", "total-vm:128000kB"));

    assertThat(incident.machine().pageSizeBytes()).isEqualTo(65536);
  }

  @Test
  void pageSize_isReadOffTheFreeLists() {
    Incident incident = map(GLOBAL.replace("2*4kB (U) 4*8kB (M)", "2*16kB (U) 4*32kB (M)"));

    assertThat(incident.machine().pageSizeBytes()).isEqualTo(16384);
  }

  @Test
  void release_ofAVendorsBackport_isARange() {
    Incident incident = map(memcg("").replace("6.6.9-lab", "4.18.0-553.el8"));

    assertThat(incident.kernel().printed()).isEqualTo("4.18.0-553.el8");
    assertThat(incident.kernel().oldest().toString()).isEqualTo("5.4");
    assertThat(incident.kernel().newest().toString()).isEqualTo("6.7");
    assertThat(missing(incident)).contains(MissingFact.Kind.KERNEL);
  }

  @Test
  void release_notPrinted_isThatOfTheBanner() {
    String log = "Linux version 6.6.11-lab (x@y) #1\n" + memcg("").replace("CPU: 0 PID: 77", "x");

    assertThat(map(log).kernel().oldest().text()).isEqualTo("6.6.11-lab");
  }

  @Test
  void constraint_of5_0_isNotBelieved() {
    Incident incident = map(memcg("").replace("CONSTRAINT_MEMCG", "CONSTRAINT_NONE"));

    assertThat(incident.constraint()).isEqualTo(OomConstraint.MEMCG);
    assertThat(incident.oomMemcg()).isEqualTo(new MemcgPath("/g"));
  }

  @Test
  void earlierVictim_isPassedOver() {
    Incident incident = map(memcg("") + memcg(""));

    assertThat(incident.machine().tasks().getFirst().has(TaskFlag.MM_OOM_SKIP)).isTrue();
    assertThat(incident.machine().tasks().getLast().flags().isEmpty()).isTrue();
  }

  /** Its leader has left, and the row is of a thread that has not. */
  @Test
  void earlierVictim_shownByAThread_isPassedOver() {
    String first = memcg("");
    String again = first.replace("[     11]     0    11 ", "[     14]     0    11 ");
    assertThat(again).isNotEqualTo(first);

    Incident incident = map(first + again);

    assertThat(incident.machine().tasks().getFirst().has(TaskFlag.MM_OOM_SKIP)).isTrue();
  }

  @Test
  void cutReport_namesWhatIsMissing() {
    Incident incident = map(GLOBAL);

    assertThat(incident.actual().outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(missing(incident))
        .containsExactly(
            MissingFact.Kind.TASK_TABLE, MissingFact.Kind.KILL_LINE, MissingFact.Kind.CONSTRAINT);
  }

  @Test
  void allocatingTask_isTheMode() {
    Incident incident =
        map(GLOBAL + TABLE_6_6 + "Out of memory (oom_kill_allocating_task): " + KILL_6_6);

    assertThat(incident.mode().allocatingTask()).isTrue();
  }

  @Test
  void nodes_ofPageTables_areBytes() {
    String log =
        """
        a invoked oom-killer: gfp_mask=0x24000c0(GFP_KERNEL), order=0, oom_score_adj=0
        [ pid ]   uid  tgid total_vm      rss nr_ptes nr_pmds swapents oom_score_adj name
        [   11]     0    11     2000      500      10       3        0             0 a
        Out of memory: Kill process 11 (a) score 3 or sacrifice child
        Killed process 11 (a) total-vm:8000kB, anon-rss:1kB, file-rss:0kB, shmem-rss:0kB
        """;
    TaskSnapshot task = map(log).machine().tasks().getFirst();

    assertThat(task.pgtablesBytes()).isEqualTo(13 * 4096);
    assertThat(task.pmdTablePages()).isEqualTo(3);
  }
}
