package org.oomlab.linux.procfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.SwapSpace;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

class HostReaderTest {
  private static final long PF_EXITING = 0x4;
  private static final long PF_KTHREAD = 0x200000;

  /** All is seen but for cgroups, of which none are mounted. */
  private static final HostView.Unseen NO_MEMCGS =
      new HostView.Unseen(0, 0, false, HostView.MemcgSight.NOT_MOUNTED, 0);

  @Test
  void machine_ofAHost_isInPages() throws Exception {
    FakeProc proc =
        new FakeProc()
            .process(77, "self")
            .file("sys/vm/panic_on_oom", "2\n")
            .file("sys/vm/oom_kill_allocating_task", "1\n")
            .file("sys/vm/oom_dump_tasks", "0\n")
            .file("sys/vm/swappiness", "133\n");

    HostView view = proc.reader().read();

    MachineState machine = view.machine();
    assertThat(machine.kernel().text()).isEqualTo("6.12.9-test");
    assertThat(machine.pageSizeBytes()).isEqualTo(4096);
    assertThat(machine.ramPages()).isEqualTo(1048576);
    assertThat(machine.swap()).isEqualTo(new SwapSpace(262144, 1));
    assertThat(machine.sysctls()).isEqualTo(new Sysctls(2, true, false, 133));
    assertThat(view.ownPid()).isEqualTo(77);
    assertThat(view.view()).isEqualTo(PidView.HOST);
    assertThat(view.unseen()).isEqualTo(NO_MEMCGS);
  }

  /** Up 1000 s, started at 500 ticks of a 100th: 995 s old; 50 ticks of CPU time are 500 ms. */
  @Test
  void process_withMemory_isReadInTheKernelsUnits() throws Exception {
    TaskSnapshot task = only(new FakeProc().process(50, "db").file("50/oom_score_adj", "-998\n"));

    assertThat(task)
        .isEqualTo(
            new TaskSnapshot(
                new TaskId(50, 500),
                50,
                1000,
                "db",
                1000,
                300,
                new RssSplit.Known(270, 20, 10),
                20,
                16384,
                0,
                -998,
                0,
                TaskFlags.NONE,
                task.memcg(),
                TaskSnapshot.MM_NOT_SHARED,
                new Lineage.Known(
                    7,
                    5,
                    500,
                    995_000,
                    Set.of(
                        Lineage.Capability.SYS_ADMIN,
                        Lineage.Capability.SYS_RESOURCE,
                        Lineage.Capability.SYS_RAWIO))));
    assertThat(task.memcg().value()).isEqualTo("/app.slice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ")",
        "(",
        "a) b (c",
        ") R 1 1 1 0 -1 0 0",
        "new\nline) S 2",
        "\u001b[31m",
        "日本"
      })
  void name_withAnyCharacters_breaksNothing(String comm) throws Exception {
    TaskSnapshot task = only(new FakeProc().process(50, comm));

    assertThat(task.comm()).isEqualTo(comm);
    assertThat(task.rssPages()).isEqualTo(300);
    assertThat(task.id().startTimeTicks()).isEqualTo(500);
  }

  @Test
  void name_inNoEncoding_isReadAllTheSame() throws Exception {
    String stat = FakeProc.stat(50, "x", 0, 1, 500, 300).replace("(x)", "(\u00ff\u00fe)");

    assertThat(only(new FakeProc().process(50, "x").file("50/stat", stat)).comm())
        .isEqualTo("\ufffd\ufffd");
  }

  /** Thread 51 has gone through exit as well; thread 52 still holds the memory. */
  @Test
  void leader_exited_isStoodForByTheFirstThreadWithMemory() throws Exception {
    FakeProc proc =
        new FakeProc()
            .empty(50, "leader", PF_EXITING, 3)
            .file("50/oom_score_adj", "300\n")
            .file("50/task/50/stat", FakeProc.stat(50, "leader", PF_EXITING, 3, 500, 0))
            .file("50/task/51/stat", FakeProc.stat(51, "dead", PF_EXITING, 3, 510, 0))
            .file("50/task/51/status", "Uid:\t0\t0\t0\t0\n")
            .thread("50/task/52", 52, "worker", 0x40, 3, 400);

    TaskSnapshot task = only(proc);

    assertThat(task.id()).isEqualTo(new TaskId(50, 500));
    assertThat(task.mmPid()).isEqualTo(52);
    assertThat(task.comm()).isEqualTo("worker");
    assertThat(task.rssPages()).isEqualTo(400);
    assertThat(task.uid()).isEqualTo(1000);
    assertThat(task.oomScoreAdj()).isEqualTo(300);
    assertThat(task.flags()).isEqualTo(TaskFlags.NONE);
  }

  @Test
  void zombie_hasNoMemory() throws Exception {
    TaskSnapshot task = only(new FakeProc().empty(50, "defunct", PF_EXITING, 1));

    assertThat(task.flags()).isEqualTo(TaskFlags.of(TaskFlag.NO_MM));
    assertThat(task.rssPages()).isZero();
  }

  @Test
  void process_onItsWayOut_isExitingWhenNoOtherThreadIsLeft() throws Exception {
    FakeProc proc =
        new FakeProc()
            .process(50, "last")
            .file("50/stat", FakeProc.stat(50, "last", PF_EXITING, 1, 500, 300))
            .process(60, "group")
            .file("60/stat", FakeProc.stat(60, "group", PF_EXITING, 2, 600, 300));

    List<TaskSnapshot> tasks = tasks(proc);

    assertThat(tasks.getFirst().has(TaskFlag.EXITING)).isTrue();
    assertThat(tasks.getLast().has(TaskFlag.EXITING)).isFalse();
  }

  /** Bit 8 stands for signal 9; pending for a thread or for the whole process. */
  @Test
  void process_withSigkillPendingOrDumpingCore_isFlagged() throws Exception {
    FakeProc proc =
        new FakeProc()
            .process(50, "killed")
            .file("50/status", FakeProc.status(300) + "SigPnd:\t0000000000000100\n")
            .process(60, "shared")
            .file("60/status", FakeProc.status(300) + "ShdPnd:\t0000000000000100\n")
            .process(70, "hup")
            .file("70/status", FakeProc.status(300) + "SigPnd:\t0000000000000001\n")
            .process(80, "dumper")
            .file("80/status", FakeProc.status(300) + "CoreDumping:\t1\n");

    List<TaskSnapshot> tasks = tasks(proc);

    assertThat(tasks)
        .extracting(TaskSnapshot::flags)
        .containsExactly(
            TaskFlags.of(TaskFlag.FATAL_SIGNAL),
            TaskFlags.of(TaskFlag.FATAL_SIGNAL),
            TaskFlags.NONE,
            TaskFlags.of(TaskFlag.DUMPING_CORE));
  }

  @Test
  void kernelThread_isFlagged_alsoWhileItBorrowsMemory() throws Exception {
    FakeProc proc = new FakeProc().empty(2, "kthreadd", PF_KTHREAD, 1);

    assertThat(only(proc).flags()).isEqualTo(TaskFlags.of(TaskFlag.KTHREAD, TaskFlag.NO_MM));
  }

  @ParameterizedTest
  @CsvSource({
    "pid:[4026531836], pid:[4026531836], HOST, true",
    "pid:[4026531836], pid:[4026532201], HOST, true",
    "'', pid:[4026531836], HOST, true",
    "'', pid:[4026532201], CONTAINER, false",
    "pid:[4026532201], pid:[4026531836], CONTAINER, false",
    "'', '', CONTAINER, false",
  })
  void init_isExemptInTheInitialNamespaceOnly(
      String ofInit, String ofReader, PidView expected, boolean exempt) throws Exception {
    FakeProc proc = new FakeProc().process(1, "init").gone("self/ns/pid");
    if (!ofInit.isEmpty()) {
      proc.link("1/ns/pid", ofInit);
    }
    if (!ofReader.isEmpty()) {
      proc.link("self/ns/pid", ofReader);
    }

    assertThat(proc.reader().read().view()).isEqualTo(expected);
    assertThat(only(proc).has(TaskFlag.GLOBAL_INIT)).isEqualTo(exempt);
  }

  @Test
  void view_withoutNamespaces_isTheHostsWhereKernelThreadsAreSeen() throws Exception {
    FakeProc proc =
        new FakeProc().gone("self/ns/pid").process(1, "init").empty(2, "kthreadd", PF_KTHREAD, 1);

    assertThat(proc.reader().read().view()).isEqualTo(PidView.HOST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"50/stat", "50/status", "50/oom_score_adj"})
  void process_endedBetweenReads_isLeftOut(String file) throws Exception {
    FakeProc proc = new FakeProc().process(50, "gone").process(60, "stays").gone(file);

    HostView view = proc.reader().read();

    assertThat(view.machine().tasks()).extracting(TaskSnapshot::pid).containsExactly(60);
    assertThat(view.unseen()).isEqualTo(NO_MEMCGS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"50/stat", "50/status", "50/oom_score_adj"})
  void process_thatMayNotBeRead_isCounted(String file) throws Exception {
    FakeProc proc = new FakeProc().process(50, "theirs").process(60, "ours").denied(file);

    HostView view = proc.reader().read();

    assertThat(view.machine().tasks()).extracting(TaskSnapshot::pid).containsExactly(60);
    assertThat(view.unseen().denied()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nonsense", "50 (x) S 1", "50 (x) S a b c d e f g h i j k l m n o p q r s t u"})
  void stat_likeNone_isCounted(String stat) throws Exception {
    FakeProc proc = new FakeProc().process(50, "odd").process(60, "ours").file("50/stat", stat);

    assertThat(proc.reader().read().unseen().malformed()).isEqualTo(1);
    assertThat(only(proc).pid()).isEqualTo(60);
  }

  @ParameterizedTest
  @CsvSource({
    "'0::/a/b\n', V2, /a/b",
    "'0::/\n', V2, /",
    "'0::/a (deleted)\n', V2, /a",
    "'0::/../b\n', V2, /../b",
    "'9:name=systemd:/s\n4:memory:/v1\n0::/v2\n', V1, /v1",
    "'3:cpu,memory,hugetlb:/a:b\n', V1, /a:b",
    "'5:cpuset:/c\n', V2, ''",
    "'', V2, ''",
    "'memory', V2, ''",
    "'0::relative\n', V2, ''",
  })
  void cgroup_ofAnyHierarchy_isTheMemorysOne(String bytes, CgroupVersion version, String path)
      throws Exception {
    MachineState machine =
        new FakeProc().process(50, "x").file("50/cgroup", bytes).reader().read().machine();

    assertThat(machine.tasks().getFirst().memcg().value()).isEqualTo(path);
    assertThat(machine.memcgs().version()).isEqualTo(version);
  }

  /** Two started in the same tick: pids have wrapped for those that started later. */
  @Test
  void tasks_areInTheOrderOfTheirStart() throws Exception {
    FakeProc proc =
        new FakeProc()
            .process(900, "first")
            .file("900/stat", FakeProc.stat(900, "first", 0, 1, 10, 1))
            .process(31, "second")
            .file("31/stat", FakeProc.stat(31, "second", 0, 1, 20, 1))
            .process(30, "third")
            .file("30/stat", FakeProc.stat(30, "third", 0, 1, 20, 1));

    assertThat(tasks(proc)).extracting(TaskSnapshot::pid).containsExactly(900, 30, 31);
  }

  /** 300 pages are handed in, of 310 in all. */
  @ParameterizedTest
  @CsvSource({"6.1.0, 300", "6.18.44, 300", "7.0.1, 310"})
  void rss_whereStatusIsMoreExact_isWhatTheReleaseScores(String release, long rssPages)
      throws Exception {
    FakeProc proc =
        new FakeProc()
            .process(50, "x")
            .file("50/status", FakeProc.status(310))
            .file("sys/kernel/osrelease", release + "\n");

    TaskSnapshot task = only(proc);

    assertThat(task.rssPages()).isEqualTo(rssPages);
    assertThat(task.rssSplit())
        .isEqualTo(rssPages == 310 ? new RssSplit.Known(280, 20, 10) : RssSplit.UNKNOWN);
  }

  /** A 2.6.32: no oom_score_adj, no swap in status, no capabilities of note. */
  @Test
  void process_ofAnOldKernel_isReadFromWhatThereIs() throws Exception {
    FakeProc proc =
        new FakeProc()
            .process(50, "old")
            .file("sys/kernel/osrelease", "2.6.32-431.el6.x86_64\n")
            .file("50/status", "Uid:\t4294967294\t0\t0\t0\nVmSize: 400 kB\nVmRSS: 1200 kB\n")
            .gone("50/oom_score_adj")
            .file("50/oom_adj", "-17\n")
            .gone("50/cgroup");

    TaskSnapshot task = only(proc);

    assertThat(task.oomAdj()).isEqualTo(-17);
    assertThat(task.oomScoreAdj()).isZero();
    assertThat(task.uid()).isEqualTo(-2);
    assertThat(task.rssPages()).isEqualTo(300);
    assertThat(task.rssSplit()).isEqualTo(RssSplit.UNKNOWN);
    assertThat(task.swapPages()).isZero();
    assertThat(task.pgtablesBytes()).isZero();
    assertThat(task.memcg().isKnown()).isFalse();
  }

  @Test
  void pageTables_countedApart_areAddedUp() throws Exception {
    FakeProc proc =
        new FakeProc()
            .process(50, "x")
            .file("50/status", "VmSize: 4 kB\nVmPTE:\t40 kB\nVmPMD:\t12 kB\n");

    assertThat(only(proc).pgtablesBytes()).isEqualTo(53248);
    assertThat(only(proc).pmdTablePages()).isEqualTo(3);
  }

  @Test
  void pages_ofAnotherSize_areCountedInIt() throws Exception {
    FakeProc proc = new FakeProc().process(50, "x").file("self/auxv", FakeProc.auxv(65536, 100));

    MachineState machine = proc.reader().read().machine();

    assertThat(machine.ramPages()).isEqualTo(65536);
    assertThat(machine.tasks().getFirst().swapPages()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'hidepid=2', 0, '', true",
    "'hidepid=invisible,gid=4', 0, '', true",
    "'hidepid=invisible,gid=4', 0, '3 4 5', false",
    "'hidepid=2,gid=1000', 0, '', false",
    "'hidepid=2', 0, '0', false",
    "'hidepid=ptraceable', 0, '0', true",
    "'hidepid=4', 0, '0', true",
    "'hidepid=1', 0, '', false",
    "'rw', 0, '', false",
    "'hidepid=2', 0000000000080000, '', false",
    "'hidepid=4', 0000000000080000, '', false",
  })
  void hidepid_isNoticedWhereItBites(
      String options, String capabilities, String groups, boolean hidden) throws Exception {
    FakeProc proc =
        new FakeProc()
            .process(50, "x")
            .file(
                "self/status",
                "Gid:\t1000\t1000\nGroups:\t" + groups + "\nCapEff:\t" + capabilities + "\n")
            .file(
                "self/mountinfo",
                "22 1 0:20 / /sys rw - sysfs sysfs rw,hidepid=2\n"
                    + "23 1 0:21 / /proc rw,relatime shared:5 - proc proc rw,"
                    + options
                    + "\n");

    assertThat(proc.reader().read().unseen().hidden()).isEqualTo(hidden);
  }

  @ParameterizedTest
  @CsvSource({
    "meminfo, there is no /proc/meminfo",
    "sys/kernel/osrelease, there is no /proc/sys/kernel/osrelease",
    "50/stat, /proc/ shows no process that may be read",
  })
  void host_withoutTheFilesItNeeds_isAnError(String file, String message) {
    FakeProc proc = new FakeProc().process(50, "x").gone(file);

    assertThatThrownBy(() -> proc.reader().read())
        .isInstanceOf(HostUnreadableException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "meminfo, 'SwapTotal: 1 kB', /proc/meminfo has no line MemTotal",
    "sys/kernel/osrelease, 'beta', '/proc/sys/kernel/osrelease holds ''beta'', which is no kernel"
        + " release'",
  })
  void host_withOtherContent_isAnError(String file, String content, String message) {
    FakeProc proc = new FakeProc().process(50, "x").file(file, content);

    assertThatThrownBy(() -> proc.reader().read())
        .isInstanceOf(HostUnreadableException.class)
        .hasMessage(message);
  }

  private static TaskSnapshot only(FakeProc proc) throws HostUnreadableException {
    List<TaskSnapshot> tasks = tasks(proc);
    assertThat(tasks).hasSize(1);
    return tasks.getFirst();
  }

  private static List<TaskSnapshot> tasks(FakeProc proc) throws HostUnreadableException {
    return proc.reader().read().machine().tasks();
  }
}
