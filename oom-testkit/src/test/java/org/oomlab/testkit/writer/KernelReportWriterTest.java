package org.oomlab.testkit.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.incident.KillMode;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.testkit.Incidents;
import org.oomlab.testkit.Machines;
import org.oomlab.testkit.Memcgs;
import org.oomlab.testkit.Tasks;

/** The expected lines were printed by kernels 6.1.176 and 6.12.117, the older ones hand-made. */
class KernelReportWriterTest {
  private static final TaskSnapshot VICTIM =
      Tasks.task()
          .pid(129)
          .comm("p0-1")
          .totalVmPages(697)
          .rssPages(128, 0, 113)
          .pgtablesBytes(36_864)
          .oomScoreAdj(500)
          .memcg("/t0/c0")
          .build();
  private static final TaskSnapshot OTHER =
      Tasks.task()
          .pid(133)
          .comm("p0-3")
          .totalVmPages(36_665)
          .rssPages(27_104, 0, 113)
          .swapPages(8928)
          .pgtablesBytes(327_680)
          .oomScoreAdj(-999)
          .build();

  @Test
  void messages_global612_areTheKernelsOwn() {
    assertThat(messages(global("6.12.117+deb12-cloud-amd64")))
        .contains(
            "p0-3 invoked oom-killer:"
                + " gfp_mask=0x140dca(GFP_HIGHUSER_MOVABLE|__GFP_COMP|__GFP_ZERO), order=0,"
                + " oom_score_adj=-999",
            "CPU: 0 UID: 0 PID: 133 Comm: p0-3 Not tainted 6.12.117+deb12-cloud-amd64 #1",
            "Tasks state (memory values in pages):",
            "[  pid  ]   uid  tgid total_vm      rss rss_anon rss_file rss_shmem pgtables_bytes"
                + " swapents oom_score_adj name",
            "[    129]     0   129      697      241      128        0       113    36864        0"
                + "           500 p0-1",
            "[    133]     0   133    36665    27217    27104        0       113   327680     8928"
                + "          -999 p0-3",
            "oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,global_oom,"
                + "task_memcg=/t0/c0,task=p0-1,pid=129,uid=0",
            "Out of memory: Killed process 129 (p0-1) total-vm:2788kB, anon-rss:512kB,"
                + " file-rss:0kB, shmem-rss:452kB, UID:0 pgtables:36kB oom_score_adj:500");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2.6.11; oom-killer: gfp_mask=0x140dca",
        "2.6.20; p0-3 invoked oom-killer: gfp_mask=0x140dca, order=0, oomkilladj=0",
        "2.6.32; p0-3 invoked oom-killer: gfp_mask=0x140dca, order=0, oom_adj=0",
        "2.6.36; p0-3 invoked oom-killer: gfp_mask=0x140dca, order=0, oom_adj=-14,"
            + " oom_score_adj=-999",
        "3.8; p0-3 invoked oom-killer: gfp_mask=0x140dca, order=0, oom_score_adj=-999",
        "4.6; p0-3 invoked oom-killer: gfp_mask=0x140dca(F), order=0, oom_score_adj=-999",
        "4.9; p0-3 invoked oom-killer: gfp_mask=0x140dca(F), nodemask=0, order=0,"
            + " oom_score_adj=-999",
        "4.11; p0-3 invoked oom-killer: gfp_mask=0x140dca(F), nodemask=(null),  order=0,"
            + " oom_score_adj=-999",
        "4.15; p0-3 invoked oom-killer: gfp_mask=0x140dca(F), nodemask=(null), order=0,"
            + " oom_score_adj=-999",
        "5.0; p0-3 invoked oom-killer: gfp_mask=0x140dca(F), order=0, oom_score_adj=-999"
      })
  void messages_header_followsTheRelease(String release, String header) {
    Incident incident =
        Incidents.like(global(release))
            .invoker(new Invoker("p0-3", 133, 0x140dca, "F", 0, -999))
            .build();

    assertThat(messages(incident)).first().isEqualTo(header);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2.6.29; '[  129]     0   129      697      241   0       0 p0-1'",
        "2.6.36; '[  129]     0   129      697      241   0       7           500 p0-1'",
        "3.6; '[  129]     0   129      697      241       9        0           500 p0-1'",
        "4.0; '[  129]     0   129      697      241       9       0        0           500 p0-1'",
        "4.15; '[  129]     0   129      697      241    36864        0           500 p0-1'",
        "4.19; '[    129]     0   129      697      241    36864        0           500 p0-1'"
      })
  void messages_row_followsTheRelease(String release, String row) {
    TaskSnapshot victim =
        release.equals("2.6.29") ? Tasks.like(VICTIM).oomScoreAdj(0).build() : VICTIM;
    Incident incident =
        Incidents.like(global(release)).machine(Machines.machine().tasks(victim).build()).build();

    assertThat(messages(incident)).contains(row);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2.6.11; Out of Memory: Killed process 129 (p0-1).",
        "2.6.20; Killed process 129 (p0-1)",
        "2.6.35; Killed process 129 (p0-1) vsz:2788kB, anon-rss:512kB, file-rss:452kB",
        "2.6.36; Killed process 129 (p0-1) total-vm:2788kB, anon-rss:512kB, file-rss:452kB",
        "4.5; Killed process 129 (p0-1) total-vm:2788kB, anon-rss:512kB, file-rss:0kB,"
            + " shmem-rss:452kB",
        "5.1; Out of memory: Killed process 129 (p0-1) total-vm:2788kB, anon-rss:512kB,"
            + " file-rss:0kB, shmem-rss:452kB"
      })
  void messages_kill_followsTheRelease(String release, String kill) {
    assertThat(messages(global(release))).contains(kill);
  }

  @Test
  void messages_memcgGroup61_areTheKernelsOwn() {
    Incident incident =
        Incidents.like(global("6.1.0-50-cloud-amd64"))
            .machine(
                Machines.machine()
                    .tasks(VICTIM, OTHER)
                    .memcgs(
                        Memcgs.memcg("/t0")
                            .limits(new MemcgLimits(7424, 1792, MemcgLimits.UNLIMITED))
                            .usagePages(7424)
                            .swapUsagePages(1792)
                            .build())
                    .build())
            .memcg(new MemcgPath("/t0"))
            .memcgStat(Map.of("file", 1_785_856L, "anon", 28_119_040L))
            .mode(new KillMode(false, new MemcgPath("/t0/c0")))
            .actual(
                new ActualOutcome(
                    Outcome.KILLED, 129, "p0-1", new MemcgPath("/t0/c0"), List.of(129, 133), 129))
            .build();

    assertThat(messages(incident))
        .contains(
            "memory: usage 29696kB, limit 29696kB, failcnt 17",
            "swap: usage 7168kB, limit 7168kB, failcnt 17",
            "Memory cgroup stats for /t0:",
            "anon 28119040\nfile 1785856",
            "oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,"
                + "oom_memcg=/t0,task_memcg=/t0/c0,task=p0-1,pid=129,uid=0")
        .doesNotContain("Mem-Info:");
    assertThat(messages(incident).stream().filter(line -> line.contains("Killed process")).toList())
        .extracting(line -> line.substring(0, line.indexOf(')') + 1))
        .containsExactly(
            "Memory cgroup out of memory: Killed process 129 (p0-1)",
            "Memory cgroup out of memory: Killed process 133 (p0-3)",
            "Memory cgroup out of memory: Killed process 129 (p0-1)");
  }

  @ParameterizedTest
  @CsvSource({
    "4.18, NONE, Kernel panic - not syncing: Out of memory and no killable processes...",
    "4.19, NONE, Kernel panic - not syncing: System is deadlocked on memory",
    "6.12, MEMCG, Out of memory and no killable processes..."
  })
  void messages_nobodyKillable_endAsTheReleaseDoes(String release, String constraint, String last) {
    Incidents incident =
        Incidents.like(global(release))
            .actual(new ActualOutcome(Outcome.NO_KILLABLE, 0, "", MemcgPath.UNKNOWN, List.of(), 0));
    if (constraint.equals("MEMCG")) {
      incident = incident.memcg(new MemcgPath("/t0"));
    }

    assertThat(messages(incident.build())).last().isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2.6.20; CPUSET; No available memory in cpuset: kill process 129 (p0-1) score 0 or a child",
        "2.6.24; CPUSET; Out of memory: kill process 129 (p0-1) score 0 or a child",
        "2.6.35; MEMORY_POLICY; No available memory (MPOL_BIND): kill process 129 (p0-1) score 0"
            + " or a child",
        "2.6.36; MEMORY_POLICY; Out of memory: Kill process 129 (p0-1) score 0 or sacrifice child"
      })
  void messages_reason_followsTheRelease(String release, OomConstraint constraint, String line) {
    Incident incident = Incidents.like(global(release)).constraint(constraint).build();

    assertThat(messages(incident)).contains(line);
  }

  @ParameterizedTest
  @CsvSource({
    "2.6.35, NONE, 1, out of memory. panic_on_oom is selected",
    "2.6.35, NONE, 2, out of memory. Compulsory panic_on_oom is selected.",
    "2.6.35, MEMCG, 2, out of memory(memcg). panic_on_oom is selected.",
    "2.6.36, NONE, 1, Out of memory: system-wide panic_on_oom is enabled",
    "6.12, MEMCG, 2, Out of memory: compulsory panic_on_oom is enabled"
  })
  void messages_panicAskedFor_namesTheSetting(
      String release, OomConstraint constraint, int panicOnOom, String panic) {
    Incident global = global(release);
    Incidents incident =
        Incidents.like(global)
            .machine(
                Machines.like(global.machine())
                    .sysctls(Sysctls.DEFAULT.withPanicOnOom(panicOnOom))
                    .build())
            .actual(new ActualOutcome(Outcome.PANIC, 0, "", MemcgPath.UNKNOWN, List.of(), 0));
    incident = constraint == OomConstraint.MEMCG ? incident.memcg(new MemcgPath("/t0")) : incident;

    assertThat(messages(incident.build())).last().isEqualTo("Kernel panic - not syncing: " + panic);
  }

  @Test
  void messages_memcgOfOldReleases_tellWhoDiesAndWhere() {
    assertThat(messages(memcg("3.10", true)))
        .contains("Task in /t0/c0 killed as a result of limit of /t0");
    assertThat(messages(memcg("3.16", true)))
        .containsSequence("Task in /t0/c0", " killed as a result of limit of /t0", "");
    assertThat(messages(memcg("4.2", true)))
        .contains("Task in /t0/c0 killed as a result of limit of /t0");
    assertThat(messages(memcg("4.2", false))).contains("Memory limit reached of cgroup /t0");
    assertThat(messages(memcg("4.1", false))).noneMatch(line -> line.contains("limit reached"));
    assertThat(messages(memcg("5.0", false))).noneMatch(line -> line.contains("limit reached"));
  }

  private static Incident memcg(String release, boolean killed) {
    Incidents incident =
        Incidents.like(global(release))
            .machine(
                Machines.machine().tasks(VICTIM, OTHER).memcgs(Memcgs.memcg("/t0").build()).build())
            .memcg(new MemcgPath("/t0"));
    return killed
        ? incident.build()
        : incident
            .actual(new ActualOutcome(Outcome.NO_KILLABLE, 0, "", MemcgPath.UNKNOWN, List.of(), 0))
            .build();
  }

  @Test
  void messages_victimThatWasGone_areTheLast() {
    Incident gone =
        Incidents.like(global("6.12"))
            .actual(new ActualOutcome(Outcome.UNKNOWN, 0, "", MemcgPath.UNKNOWN, List.of(), 129))
            .build();

    assertThat(messages(gone))
        .last()
        .isEqualTo(
            "Out of memory: OOM victim 129 (p0-1) is already exiting. Skip killing the task");
    assertThat(messages(gone)).anyMatch(line -> line.endsWith("task=p0-1,pid=129,uid=0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "COMPACTION_DISABLED; 4.8; 4.9; COMPACTION is disabled!!!",
        "REGISTERS; 4.14; 4.15; RIP: 0033:0x7f3c5e0a2d41",
        "MEMORY_ALLOCATIONS; 6.10; 6.11; Memory allocations:",
        "UNRECLAIMABLE_SLAB; 4.14; 4.15; Unreclaimable slab info:",
        "MM_PINNED; 4.7; 4.8; oom killer 129 (p0-1) has mm pinned by 1 (init)",
        "UNABLE_TO_REAP; 4.5; 4.6; 'oom_reaper: unable to reap pid:129 (p0-1)'"
      })
  void withAsides_isPrintedFromItsReleaseOn(Aside aside, String before, String from, String line) {
    KernelReportWriter writer = KernelReportWriter.dmesg().withAsides(Set.of(aside));

    assertThat(writer.messages(ordered(before))).isEqualTo(messages(ordered(before)));
    assertThat(writer.messages(ordered(from))).contains(line);
    assertThat(messages(ordered(from))).doesNotContain(line);
  }

  private static Incident ordered(String release) {
    return Incidents.like(global(release))
        .invoker(new Invoker("p0-3", 133, 0x140dca, "F", 2, -999))
        .build();
  }

  @Test
  void withAsides_unableToReap_givesUpIn48() {
    KernelReportWriter writer = KernelReportWriter.dmesg().withAsides(Set.of(Aside.UNABLE_TO_REAP));

    assertThat(writer.messages(global("4.8")))
        .endsWith(
            "oom_reaper: unable to reap pid:129 (p0-1)", "oom_reaper: giving up pid:129 (p0-1)");
    assertThat(writer.messages(global("4.9")))
        .last()
        .isEqualTo("oom_reaper: unable to reap pid:129 (p0-1)");
  }

  @Test
  void withAsides_memberExiting_standsAmongTheGroup() {
    Incident group =
        Incidents.like(memcg("5.9", true)).mode(new KillMode(false, new MemcgPath("/t0"))).build();

    assertThat(KernelReportWriter.dmesg().withAsides(Set.of(Aside.MEMBER_EXITING)).messages(group))
        .contains(
            "Memory cgroup out of memory: OOM victim 4000000 (leaving) is already exiting."
                + " Skip killing the task");
  }

  @ParameterizedTest
  @EnumSource
  void write_prefix_sameIncidentGivesTheSameBytes(LinePrefix prefix) {
    KernelReportWriter writer =
        KernelReportWriter.dmesg().withPrefix(prefix).withNoise(Noise.ORDINARY);

    assertThat(writer.write(global("6.12"))).isEqualTo(writer.write(global("6.12"))).endsWith("\n");
  }

  @Test
  void write_prefixes_areThoseOfTheirPrograms() {
    assertThat(firstLine(LinePrefix.DMESG)).startsWith("[  121.047148] p0-3 invoked");
    assertThat(firstLine(LinePrefix.DMESG_CALLER)).startsWith("[  121.047148][  T133] p0-3 ");
    assertThat(firstLine(LinePrefix.DMESG_HUMAN)).startsWith("[Fri Jan  2 03:06:06 2026] p0-3 ");
    assertThat(firstLine(LinePrefix.SYSLOG))
        .startsWith("Jan  2 03:06:06 host kernel: [  121.047148] p0-3 ");
    assertThat(firstLine(LinePrefix.JOURNAL_SHORT_ISO))
        .startsWith("2026-01-02T03:06:06+0000 host kernel: p0-3 ");
    assertThat(firstLine(LinePrefix.KMSG)).startsWith("4,0,121047148,-;p0-3 ");
    assertThat(firstLine(LinePrefix.JOURNAL_JSON)).startsWith("{").endsWith("-999\"}");
  }

  @Test
  void without_part_leavesItOut() {
    String cut = KernelReportWriter.dmesg().without(ReportPart.KILL).write(global("6.12"));

    assertThat(cut).contains("oom-kill:").doesNotContain("Killed process");
  }

  @Test
  void write_olderThanTheOldest_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KernelReportWriter.dmesg().write(global("2.4.18")))
        .withMessage("no report layout is known for 2.4.18, only from 2.6.11 on");
  }

  private static String firstLine(LinePrefix prefix) {
    return KernelReportWriter.dmesg()
        .withPrefix(prefix)
        .write(global("6.12"))
        .lines()
        .findFirst()
        .orElseThrow();
  }

  private static List<String> messages(Incident incident) {
    return KernelReportWriter.dmesg().messages(incident);
  }

  private static Incident global(String release) {
    return Incidents.incident()
        .machine(Machines.machine().tasks(VICTIM, OTHER).build())
        .kernel(KernelRelease.parse(release))
        .invoker(
            new Invoker(
                "p0-3", 133, 0x140dca, "GFP_HIGHUSER_MOVABLE|__GFP_COMP|__GFP_ZERO", 0, -999))
        .killed(VICTIM)
        .build();
  }
}
