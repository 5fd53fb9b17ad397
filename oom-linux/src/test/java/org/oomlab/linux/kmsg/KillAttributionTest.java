package org.oomlab.linux.kmsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which report a kill belongs to. */
class KillAttributionTest {
  private static final String TABLE =
      """
      a invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0
      Tasks state (memory values in pages):
      [  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name
      [     11]     0    11     2000      500    40960        0             0 a
      [     12]     0    12     2000      500    40960        0         -1000 b
      [     13]     0    13     2000      900    40960        0             0 c
      [     14]     0    14     2000      500    40960        0             0 d
      """;

  private static String memcgReport() {
    return TABLE
        + "oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,"
        + "oom_memcg=/g,task_memcg=/g,task=c,pid=13,uid=0\n"
        + kill("Memory cgroup out of memory", 13, "c");
  }

  private static String globalReport() {
    return TABLE
        + "oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,"
        + "global_oom,task_memcg=/g,task=c,pid=13,uid=0\n"
        + kill("Out of memory", 13, "c");
  }

  private static String kill(String message, int pid, String comm) {
    return message
        + ": Killed process "
        + pid
        + " ("
        + comm
        + ") total-vm:8000kB, anon-rss:1kB, file-rss:0kB, shmem-rss:0kB, UID:0 pgtables:40kB"
        + " oom_score_adj:0\n";
  }

  private static String memcgKill(int pid, String comm) {
    return kill("Memory cgroup out of memory", pid, comm);
  }

  private static final String GROUP =
      "Tasks in /g are going to be killed due to memory.oom.group set\n";

  private static List<Integer> killed(String log) {
    return Logs.reports(log).getFirst().killedPids();
  }

  /** Up to 2.6.34 nothing stands behind the name, so that its last bracket ends it. */
  @Test
  void name_withAnEndInIt_isReadToTheLast() {
    assertThat(Logs.events("Out of memory: Killed process 200 (!2).Di]5h@-X)\n"))
        .singleElement()
        .isInstanceOfSatisfying(
            UnreportedKill.class, kill -> assertThat(kill.kill().comm()).isEqualTo("!2).Di]5h@-X"));
  }

  @Test
  void secondKill_withoutGroup_hasNoReport() {
    String log = memcgReport() + memcgKill(14, "d");

    assertThat(killed(log)).containsExactly(13);
    assertThat(Logs.unreportedPids(log)).containsExactly(14);
  }

  @Test
  void group_membersInTableOrder_dieWithTheVictimFirst() {
    String log =
        memcgReport() + GROUP + memcgKill(11, "a") + memcgKill(13, "c") + memcgKill(14, "d");

    assertThat(killed(log)).containsExactly(13, 11, 14);
    assertThat(Logs.reports(log).getFirst().kills()).hasSize(4);
    assertThat(Logs.reports(log).getFirst().groupPath()).isEqualTo("/g");
    assertThat(Logs.unreportedPids(log)).isEmpty();
  }

  @Test
  void group_memcgKillBackwards_isAnotherInvocation() {
    String log = memcgReport() + GROUP + memcgKill(14, "d") + memcgKill(11, "a");

    assertThat(killed(log)).containsExactly(13, 14);
    assertThat(Logs.unreportedPids(log)).containsExactly(11);
  }

  @Test
  void group_globalKillBackwards_isAMemberOfAnotherMemcg() {
    String log =
        globalReport() + GROUP + kill("Out of memory", 14, "d") + kill("Out of memory", 11, "a");

    assertThat(killed(log)).containsExactly(13, 14, 11);
    assertThat(Logs.unreportedPids(log)).isEmpty();
  }

  @Test
  void group_exemptTask_isAnotherInvocation() {
    String log = memcgReport() + GROUP + memcgKill(12, "b");

    assertThat(killed(log)).containsExactly(13);
    assertThat(Logs.unreportedPids(log)).containsExactly(12);
  }

  @Test
  void group_taskNotInTheTable_isAnotherInvocation() {
    String log = memcgReport() + GROUP + memcgKill(99, "z") + memcgKill(14, "d");

    assertThat(killed(log)).containsExactly(13);
    assertThat(Logs.unreportedPids(log)).containsExactly(99, 14);
  }

  @Test
  void group_ofAKillWithoutReport_isNotTheReports() {
    String log = memcgReport() + memcgKill(99, "z") + GROUP + memcgKill(14, "d");

    assertThat(Logs.reports(log).getFirst().groupPath()).isEmpty();
    assertThat(killed(log)).containsExactly(13);
    assertThat(Logs.unreportedPids(log)).containsExactly(99, 14);
  }

  @Test
  void group_linesPastedTwice_countOnce() {
    String log =
        memcgReport() + GROUP + memcgKill(11, "a") + memcgKill(11, "a") + memcgKill(14, "d");

    assertThat(killed(log)).containsExactly(13, 11, 14);
    assertThat(Logs.unreportedPids(log)).isEmpty();
  }

  @Test
  void kill_ofAnotherThanTheSummaryNames_hasNoReport() {
    String log = memcgReport().replace("Killed process 13 (c)", "Killed process 99 (z)");

    assertThat(killed(log)).isEmpty();
    assertThat(Logs.unreportedPids(log)).containsExactly(99);
  }

  @Test
  void child_sacrificed_isTheVictim() {
    String log =
        """
        a invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=0
        [ pid ]   uid  tgid total_vm      rss nr_ptes swapents oom_score_adj name
        [   11]     0    11     2000      500      10        0             0 parent
        [   12]     0    12     2000       50      10        0             0 child
        Out of memory: Kill process 11 (parent) score 3 or sacrifice child
        Killed process 12 (child) total-vm:8000kB, anon-rss:1kB, file-rss:0kB
        """;

    assertThat(killed(log)).containsExactly(12);
    assertThat(Logs.reports(log).getFirst().decision().pid()).isEqualTo(11);
  }

  @Test
  void sharersAndDecisionWithoutReport_areKept() {
    String log =
        """
        a invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=0
        Out of memory: Kill process 11 (a) score 3 or sacrifice child
        Killed process 11 (a) total-vm:8000kB, anon-rss:1kB, file-rss:0kB
        Kill process 12 (a) sharing same memory
        Out of memory: Kill process 21 (b) score 5 or sacrifice child
        Killed process 21 (b) total-vm:8000kB, anon-rss:1kB, file-rss:0kB
        """;

    assertThat(Logs.reports(log).getFirst().sharers())
        .containsExactly(new NamedProcess(4, 12, "a"));
    assertThat(Logs.events(log).getLast())
        .isInstanceOfSatisfying(
            UnreportedKill.class, kill -> assertThat(kill.decision().score()).isEqualTo(5));
  }

  @Test
  void reports_ofTwoCallers_areToldApart() {
    String first = memcgReport();
    String second = first.replace(" 13", " 23").replace("pid=13", "pid=23").replace("/g", "/h");
    StringBuilder log = new StringBuilder();
    List<String> firstLines = first.lines().toList();
    List<String> secondLines = second.lines().toList();
    for (int i = 0; i < firstLines.size(); i++) {
      log.append("[    1.000000][   T1] ").append(firstLines.get(i)).append('\n');
      log.append("[    1.000000][   T2] ").append(secondLines.get(i)).append('\n');
    }
    List<OomReport> reports = Logs.reports(log.toString());

    assertThat(reports).extracting(OomReport::killedPids).containsExactly(List.of(13), List.of(23));
    assertThat(reports).extracting(report -> report.table().rows().size()).containsExactly(4, 4);
    assertThat(reports)
        .extracting(report -> report.confinement().oomMemcg())
        .containsExactly("/g", "/h");
    assertThat(reports).allSatisfy(report -> assertThat(report.defects()).isEmpty());
  }

  @Test
  void dumpOfAFailedAllocation_isNotTheReports() {
    String log =
        """
        b: page allocation failure: order:9, mode:0xcc0(GFP_KERNEL)
        Mem-Info:
        active_anon:1 inactive_anon:2 isolated_anon:3
        1111 pages RAM
        a invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0
        Mem-Info:
        active_anon:7 inactive_anon:8 isolated_anon:9
        2222 pages RAM
        """;

    assertThat(Logs.report(log).memInfo().totals().getOr(MemInfo.RAM, 0)).isEqualTo(2222);
    assertThat(Logs.report(log).memInfo().counterPages().getOr("active_anon", 0)).isEqualTo(7);
  }

  @Test
  void noKillable_andPanic_areTold() {
    String log =
        TABLE
            + """
            Out of memory and no killable processes...
            Kernel panic - not syncing: System is deadlocked on memory
            """;
    OomReport report = Logs.report(log);

    assertThat(report.noKillable()).isTrue();
    assertThat(report.panic())
        .isEqualTo("Kernel panic - not syncing: System is deadlocked on memory");
    assertThat(report.has(Defect.Kind.KILL_LINE_MISSING)).isFalse();
  }

  @Test
  void context_tellsSwapAndEarlierVictims_untilTheNextBoot() {
    String log =
        "Linux version 6.6.9-lab (x@y) #7\n"
            + "Adding 98300k swap on /dev/vda.  Priority:-2 extents:1 across:98300k\n"
            + memcgReport()
            + "oom_reaper: reaped process 13 (c), now anon-rss:0kB, file-rss:0kB, shmem-rss:0kB\n"
            + memcgReport()
            + "Linux version 6.6.10-lab (x@y) #8\n"
            + memcgReport();
    List<OomReport> reports = Logs.reports(log);

    assertThat(reports.get(0).context())
        .isEqualTo(
            new LogContext(
                "6.6.9-lab", "", List.of(new SwapDevice(2, "/dev/vda", 98300)), -1, List.of(), 0));
    assertThat(reports.get(1).context().earlierVictims())
        .containsExactly(new EarlierVictim(13, "c", 11, true));
    assertThat(reports.get(2).context())
        .isEqualTo(new LogContext("6.6.10-lab", "", List.of(), -1, List.of(), 0));
  }

  @Test
  void context_ofAnotherBootInAJournal_isForgotten() {
    String journal =
        """
        {"_BOOT_ID":"1","_TRANSPORT":"kernel","MESSAGE":"Adding 4k swap on /x.  Priority:-2"}
        {"_BOOT_ID":"2","_TRANSPORT":"kernel","MESSAGE":"a invoked oom-killer: gfp_mask=0x0, order=0"}
        """;

    assertThat(Logs.report(journal).context()).isEqualTo(LogContext.NONE);
  }
}
