package org.oomlab.linux.kmsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are easily misread, with invented names. */
class ParserProbesTest {
  private static Invocation invocation(String line) {
    return Logs.report(line + "\n").invocation();
  }

  @Test
  void invocation_nameWithBlank_isWhole() {
    Invocation head =
        invocation("web srv invoked oom-killer: gfp_mask=0x201da, order=0, oom_adj=0");

    assertThat(head.comm()).isEqualTo("web srv");
    assertThat(head.numbers().byName())
        .isEqualTo(Map.of("gfp_mask", 0x201daL, "order", 0L, "oom_adj", 0L));
    assertThat(head.gfpFlags()).isEmpty();
  }

  @Test
  void invocation_twoBlanksBeforeOrder_areTolerated() {
    Invocation head =
        invocation(
            "a,b invoked oom-killer: gfp_mask=0x14201ca(GFP_HIGHUSER_MOVABLE|__GFP_COLD),"
                + " nodemask=(null),  order=0, oom_score_adj=-5");

    assertThat(head.comm()).isEqualTo("a,b");
    assertThat(head.gfpFlags()).isEqualTo("GFP_HIGHUSER_MOVABLE|__GFP_COLD");
    assertThat(head.nodemask()).isEqualTo("(null)");
    assertThat(head.doubleBlank()).isTrue();
    assertThat(head.numbers().byName())
        .isEqualTo(Map.of("gfp_mask", 0x14201caL, "order", 0L, "oom_score_adj", -5L));
  }

  @Test
  void invocation_sysrq_hasOrderMinusOneAndNoFlags() {
    Invocation head = invocation("x invoked oom-killer: gfp_mask=0x0(), order=-1, oom_score_adj=0");

    assertThat(head.gfpFlags()).isEmpty();
    assertThat(head.numbers().byName())
        .isEqualTo(Map.of("gfp_mask", 0L, "order", -1L, "oom_score_adj", 0L));
  }

  @Test
  void invocation_nameSaysInvoked_lastOneCounts() {
    Invocation head =
        invocation(
            "x invoked oom-k invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=3,"
                + " oom_score_adj=7");

    assertThat(head.comm()).isEqualTo("x invoked oom-k");
    assertThat(head.numbers().getOr("order", -9)).isEqualTo(3);
  }

  @Test
  void invocation_oldestForm_hasNoName() {
    Invocation head = invocation("oom-killer: gfp_mask=0x1d2");

    assertThat(head.comm()).isEmpty();
    assertThat(head.numbers().byName()).isEqualTo(Map.of("gfp_mask", 0x1d2L));
  }

  @Test
  void invocation_maskAtTheEnd_mayBeHalfOfOne() {
    assertThat(invocation("x invoked oom-killer: gfp_mask=0x1d").numbers().byName()).isEmpty();
  }

  @Test
  void invocation_cutInOrderOrNodemask_hasNone() {
    assertThat(
            invocation("x invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=1")
                .numbers()
                .byName())
        .isEqualTo(Map.of("gfp_mask", 0xcc0L));
    assertThat(
            invocation("x invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), nodemask=(nu").nodemask())
        .isEmpty();
  }

  @Test
  void row_threadOfDeadLeader_keepsBothIds() {
    String table =
        "[ pid ]   uid  tgid total_vm      rss nr_ptes nr_pmds swapents oom_score_adj name\n"
            + "[  812]  1000   811   262144    65536     180       4        0           300 db"
            + " (main)\n";
    TaskRow row = Logs.report(table).table().rows().getFirst();

    assertThat(row)
        .isEqualTo(
            new TaskRow(
                2, 812, 1000, 811, 262144, 65536, 0, 0, 0, 180, 4, 0, 0, 0, 300, "db (main)"));
  }

  @Test
  void summary_nameWithComma_isReadFromTheRight() {
    Confinement summary =
        Logs.report(
                "oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0-1,"
                    + "oom_memcg=/a,task_memcg=/a/b,task=x,y=1,pid=77,uid=1000\n")
            .confinement();

    assertThat(summary)
        .isEqualTo(
            new Confinement(
                "CONSTRAINT_MEMCG", "(null)", "/", "0-1", false, "/a", "/a/b", "x,y=1", 77, 1000));
  }

  @Test
  void summary_listsOfNodesWithCommas_areWhole() {
    Confinement summary =
        Logs.report(
                "oom-kill:constraint=CONSTRAINT_MEMORY_POLICY,nodemask=0,2-3,cpuset=a,b,"
                    + "mems_allowed=0-1,4,global_oom,task_memcg=/,task=x,pid=7,uid=0\n")
            .confinement();

    assertThat(summary.nodemask()).isEqualTo("0,2-3");
    assertThat(summary.cpuset()).isEqualTo("a,b");
    assertThat(summary.memsAllowed()).isEqualTo("0-1,4");
    assertThat(summary.globalOom()).isTrue();
  }

  @Test
  void kill_allNumbers_areRead() {
    UnreportedKill kill =
        (UnreportedKill)
            Logs.events(
                    "Memory cgroup out of memory: Killed process 77 (x) total-vm:400kB,"
                        + " anon-rss:4kB, file-rss:0kB, shmem-rss:0kB, UID:0 pgtables:44kB"
                        + " oom_score_adj:-999\n")
                .getFirst();

    assertThat(kill.kill().message()).isEqualTo("Memory cgroup out of memory");
    assertThat(kill.kill().numbers().byName())
        .isEqualTo(
            Map.of(
                "total-vm",
                400L,
                "anon-rss",
                4L,
                "file-rss",
                0L,
                "shmem-rss",
                0L,
                "UID",
                0L,
                "pgtables",
                44L,
                "oom_score_adj",
                -999L));
  }

  @Test
  void decision_nameWithParenthesis_endsAtTheLastScore() {
    String log =
        """
        x invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=0
        Out of memory: Kill process 77 (a) b) score 1003 or sacrifice child
        """;

    assertThat(Logs.report(log).decision())
        .isEqualTo(new DecisionLine(2, "Out of memory", 77, "a) b", 1003));
  }

  @Test
  void reaper_fileRssLeft_isRead() {
    String log =
        SampleReport.plain()
            .replace("now anon-rss:0kB, file-rss:0kB", "now anon-rss:0kB, file-rss:128kB");
    ReaperLine reaper = Logs.report(log).reaped().getFirst();

    assertThat(reaper.reaped()).isTrue();
    assertThat(reaper.kilobytes().byName())
        .isEqualTo(Map.of("anon-rss", 0L, "file-rss", 128L, "shmem-rss", 0L));
  }

  @Test
  void kill_nameInParentheses_isWhole() {
    assertThat(killed("Killed process 9 ((sd-pam)) total-vm:4kB, anon-rss:0kB, file-rss:0kB"))
        .isEqualTo("9 (sd-pam) 4");
  }

  @Test
  void kill_vendorForms_areRead() {
    assertThat(killed("Killed process 9, UID 500, (top) total-vm:8kB, anon-rss:4kB"))
        .isEqualTo("9 top 8");
    assertThat(killed("Killed process 9 (top), UID 0, total-vm:8kB, anon-rss:4kB"))
        .isEqualTo("9 top 8");
    assertThat(killed("Killed process 9 (top) vsz:8kB, anon-rss:4kB, file-rss:0kB"))
        .isEqualTo("9 top -1");
    assertThat(killed("Killed process 9 (top)")).isEqualTo("9 top -1");
    assertThat(killed("Out of Memory: Killed process 9 (top).")).isEqualTo("9 top -1");
  }

  private static String killed(String line) {
    KillLine kill = ((UnreportedKill) Logs.events(line + "\n").getFirst()).kill();
    return kill.pid() + " " + kill.comm() + " " + kill.numbers().getOr("total-vm", -1);
  }

  /** Mainline's names end at 15 characters; some vendors print more. */
  @ParameterizedTest
  @ValueSource(ints = {15, 16, 17, 32, 256})
  void name_longerThanMainlines_isReadWholeEverywhere(int length) {
    String name = "n".repeat(length);
    OomReport report = Logs.report(named(name));

    assertThat(report.invocation().comm()).isEqualTo(name);
    assertThat(report.table().rows()).extracting(TaskRow::comm).containsExactly(name);
    assertThat(report.confinement().pid()).isEqualTo(7);
    assertThat(report.kills()).extracting(KillLine::comm).containsExactly(name);
    assertThat(report.reaped()).extracting(ReaperLine::comm).containsExactly(name);
    assertThat(report.defects()).isEmpty();
  }

  /** No vendor prints so much: what is there is no name. */
  @Test
  void name_longerThanAnybodys_isNotRead() {
    OomReport report = Logs.report(named("n".repeat(257)));

    assertThat(report.table().rows()).isEmpty();
    assertThat(report.kills()).isEmpty();
    assertThat(report.reaped()).isEmpty();
  }

  /** Without prefixes nothing but its words tells that a line is not the rest of a path. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Memory limit reached of cgroup /a\nIPv6: eth0: link becomes ready",
        "Task in /a/b\nIPv6: eth0: link becomes ready\n killed as a result of limit of /a",
        "Task in /a/b killed as a result of limit of /a\nIPv6: eth0: link becomes ready"
      })
  void memcgPath_beforeALineOfAnother_endsWithItsOwn(String lines) {
    OomReport report =
        Logs.report(
            "x invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=0\n"
                + lines
                + "\nmemory: usage 4kB, limit 4kB, failcnt 1\n");

    assertThat(report.memcg().limitPath()).isEqualTo("/a");
    assertThat(report.memcg().counter("memory")).isPresent();
  }

  /** The counter of a memcg can fall below zero, and is printed without its sign. */
  @Test
  void memcgUsage_belowZero_isNoneAndItsLimitIsRead() {
    OomReport report =
        Logs.report(
            """
            x invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=0
            memory: usage 18446744073709550000kB, limit 16384kB, failcnt 44
            """);

    assertThat(report.memcg().counter("memory")).contains(new MemcgCounter("memory", 0, 16384, 44));
  }

  @ParameterizedTest
  @ValueSource(strings = {"184467440737095500", "-4kB", "kB", ""})
  void memcgUsage_cutOrNone_isNoCounter(String usage) {
    OomReport report =
        Logs.report(
            "x invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=0\n"
                + "memory: usage "
                + usage
                + ", limit 16384kB, failcnt 44\n");

    assertThat(report.memcg().counters()).isEmpty();
  }

  private static String named(String name) {
    return """
    NAME invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0
    Tasks state (memory values in pages):
    [  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name
    [      7]     0     7     2000      500    40960        0             0 NAME
    oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,global_oom,\
    task_memcg=/,task=NAME,pid=7,uid=0
    Out of memory: Killed process 7 (NAME) total-vm:8000kB, anon-rss:1kB, file-rss:0kB, \
    shmem-rss:0kB, UID:0 pgtables:40kB oom_score_adj:0
    oom_reaper: reaped process 7 (NAME), now anon-rss:0kB, file-rss:0kB, shmem-rss:0kB
    """
        .replace("NAME", name);
  }
}
