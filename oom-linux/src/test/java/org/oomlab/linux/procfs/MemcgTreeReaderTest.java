package org.oomlab.linux.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgStat;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.linux.procfs.HostView.MemcgSight;

/** The memcgs of made-up hosts with v2, v1 and both. */
class MemcgTreeReaderTest {
  private static final String MOUNT = "/sys/fs/cgroup";
  private static final String SECOND = "cgroup2 cgroup2 rw,nsdelegate";

  /** 100 pages at most, 25 of swap, 50 in use, 5 in swap, and half of what is in use anonymous. */
  private static Map<String, String> second(String path, String group) {
    Map<String, String> files = new TreeMap<>();
    files.put(path + "/memory.max", "409600\n");
    files.put(path + "/memory.swap.max", "102400\n");
    files.put(path + "/memory.current", "204800\n");
    files.put(path + "/memory.swap.current", "20480\n");
    files.put(path + "/memory.oom.group", group + "\n");
    files.put(
        path + "/memory.stat",
        """
        anon 1
        inactive_anon 81920
        active_anon 20480
        unevictable 4096
        kernel_stack 8192
        slab_unreclaimable 12288
        sock 16384
        """);
    return files;
  }

  private static Map<String, String> secondRoot() {
    return new TreeMap<>(Map.of("cgroup.controllers", "cpu memory pids\n"));
  }

  private static FakeProc host(Map<String, String> files) {
    return new FakeProc().process(50, "db").mount("/", MOUNT, SECOND, files);
  }

  @Test
  void tree_ofV2_hasLimitsUseAndGroups() throws Exception {
    Map<String, String> files = secondRoot();
    files.putAll(second("app.slice", "1"));

    HostView view = host(files).reader().read();

    assertThat(view.unseen()).isEqualTo(HostView.Unseen.NONE);
    assertThat(view.machine().memcgs())
        .isEqualTo(
            new MemcgTree(
                CgroupVersion.V2,
                List.of(
                    new MemcgState(
                        new MemcgPath("/app.slice"),
                        new MemcgLimits(100, 25, MemcgLimits.UNLIMITED),
                        50,
                        5,
                        true,
                        new MemcgStat(25, 1, 3, 2, 4, 5)))));
  }

  @Test
  void tree_ofV2_takesWhatChildrenHoldOffTheirParent() throws Exception {
    Map<String, String> files = secondRoot();
    files.putAll(second("app.slice", "0"));
    files.putAll(second("app.slice/db", "1"));
    files.put("app.slice/memory.stat", "inactive_anon 122880\nsock 4096\n");

    MemcgTree tree = host(files).reader().read().machine().memcgs();

    assertThat(tree.memcgs())
        .extracting(memcg -> memcg.path().value())
        .containsExactly("/app.slice", "/app.slice/db");
    // 30 pages less 25, and 1 less 4 read a moment later.
    assertThat(tree.memcgs().getFirst().stat()).isEqualTo(new MemcgStat(5, 0, 0, 0, 0, 0));
    assertThat(tree.memcgs().getLast().stat().anonPages()).isEqualTo(25);
    assertThat(tree.oomGroup(new MemcgPath("/app.slice/db"), MemcgPath.ROOT))
        .hasValueSatisfying(memcg -> assertThat(memcg.path().name()).isEqualTo("db"));
  }

  @Test
  void limit_notSetOrNotThere_isNone() throws Exception {
    Map<String, String> files = secondRoot();
    files.put("app.slice/memory.max", "max\n");
    files.put("app.slice/memory.current", "0\n");

    MemcgState memcg = host(files).reader().read().machine().memcgs().memcgs().getFirst();

    assertThat(memcg.limits()).isEqualTo(MemcgLimits.NONE);
    assertThat(memcg.oomGroup()).isFalse();
    assertThat(memcg.stat()).isEqualTo(MemcgStat.EMPTY);
  }

  /** The controller ends at app.slice: what runs below is charged to it. */
  @Test
  void task_belowTheLastMemcg_isChargedToTheNearest() throws Exception {
    Map<String, String> files = secondRoot();
    files.putAll(second("app.slice", "0"));
    files.put("app.slice/plain/cgroup.procs", "50\n");
    files.put("user.slice/cgroup.procs", "51\n");
    FakeProc proc =
        host(files)
            .file("50/cgroup", "0::/app.slice/plain\n")
            .process(51, "sh")
            .file("51/cgroup", "0::/user.slice/x\n")
            .process(52, "out")
            .file("52/cgroup", "0::/../y\n");

    HostView view = proc.reader().read();

    assertThat(view.machine().tasks())
        .extracting(task -> task.memcg().value())
        .containsExactly("/app.slice", "/", "/../y");
    assertThat(view.machine().memcgs().memcgs()).hasSize(1);
  }

  /** The unified hierarchy of a hybrid host lacks the controller. */
  @Test
  void tree_ofAHybridHost_isThatOfV1() throws Exception {
    Map<String, String> first = new TreeMap<>();
    first.put("box/memory.limit_in_bytes", "409600\n");
    first.put("box/memory.memsw.limit_in_bytes", "9223372036854771712\n");
    first.put("box/memory.usage_in_bytes", "204800\n");
    first.put("box/memory.memsw.usage_in_bytes", "225280\n");
    first.put("box/memory.oom.group", "1\n");
    first.put(
        "box/memory.stat", "inactive_anon 4096\nactive_anon 8192\nswap 20480\ntotal_swap 9\n");
    first.put("memory.limit_in_bytes", "9223372036854771712\n");
    FakeProc proc =
        new FakeProc()
            .process(50, "db")
            .file("50/cgroup", "4:memory:/box\n0::/\n")
            .mount("/", MOUNT + "/unified", SECOND, Map.of("cgroup.controllers", "\n"))
            .mount("/", MOUNT + "/cpu", "cgroup cgroup rw,cpu", Map.of())
            .mount("/", MOUNT + "/memory", "cgroup cgroup rw,memory", first);

    HostView view = proc.reader().read();

    assertThat(view.unseen().memcgSight()).isEqualTo(MemcgSight.WHOLE);
    assertThat(view.machine().memcgs().version()).isEqualTo(CgroupVersion.V1);
    assertThat(view.machine().memcgs().memcgs())
        .containsExactly(
            new MemcgState(
                new MemcgPath("/box"),
                new MemcgLimits(100, MemcgLimits.UNLIMITED, MemcgLimits.UNLIMITED),
                50,
                5,
                false,
                new MemcgStat(3, 0, 0, 0, 0, 5)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "memory.max",
        "memory.swap.max",
        "memory.current",
        "memory.swap.current",
        "memory.oom.group",
        "memory.stat"
      })
  void memcg_ofWhichAFileIsDenied_isLeftOutAndCounted(String file) throws Exception {
    Map<String, String> files = secondRoot();
    files.putAll(second("app.slice", "1"));
    files.putAll(second("app.slice/db", "0"));
    FakeProc proc = host(files).file("50/cgroup", "0::/app.slice/gone\n");

    HostView view = proc.deniedBelow(MOUNT, "app.slice/" + file).reader().read();

    assertThat(view.unseen().memcgs()).isEqualTo(1);
    assertThat(view.machine().memcgs().memcgs())
        .extracting(memcg -> memcg.path().value())
        .containsExactly("/app.slice/db");
    assertThat(view.machine().tasks().getFirst().memcg().value()).isEqualTo("/app.slice/gone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "many", "-5", "99999999999999999999"})
  void memcg_ofWhichAFileIsNoNumber_isLeftOutAndCounted(String limit) throws Exception {
    Map<String, String> files = secondRoot();
    files.putAll(second("app.slice", "0"));
    files.put("app.slice/memory.max", limit);

    HostView view = host(files).reader().read();

    assertThat(view.unseen().memcgs()).isEqualTo(1);
    assertThat(view.machine().memcgs().memcgs()).isEmpty();
  }

  /** The root of a machine has no limit; what a container takes for the root has one. */
  @Test
  void tree_ofAContainer_endsBelowItsOwn() throws Exception {
    Map<String, String> files = secondRoot();
    files.put("memory.max", "409600\n");
    files.putAll(second("app.slice", "0"));

    HostView view = host(files).reader().read();

    assertThat(view.unseen().memcgSight()).isEqualTo(MemcgSight.BELOW);
    assertThat(view.machine().memcgs().memcgs()).hasSize(1);
  }

  /** Without a namespace of its own a container's mount begins at its cgroup. */
  @Test
  void tree_mountedFromBelow_beginsThere() throws Exception {
    Map<String, String> files = second("x", "0");
    second("", "1").forEach((name, bytes) -> files.put(name.substring(1), bytes));
    files.put("cgroup.controllers", "memory\n");
    FakeProc proc =
        new FakeProc().process(50, "db").mount("/docker/4f", "/a\\040b", SECOND, Map.of());

    assertThat(proc.reader().read().unseen().memcgSight()).isEqualTo(MemcgSight.NOT_MOUNTED);
    HostView view =
        new FakeProc().process(50, "db").mount("/docker/4f", MOUNT, SECOND, files).reader().read();

    assertThat(view.unseen().memcgSight()).isEqualTo(MemcgSight.BELOW);
    assertThat(view.machine().memcgs().memcgs())
        .extracting(memcg -> memcg.path().value())
        .containsExactly("/docker/4f", "/docker/4f/x");
  }

  @Test
  void tree_mountedFromOutsideTheNamespace_isNotSeen() throws Exception {
    HostView view =
        new FakeProc()
            .process(50, "db")
            .mount("/../..", MOUNT, SECOND, secondRoot())
            .reader()
            .read();

    assertThat(view.unseen().memcgSight()).isEqualTo(MemcgSight.NOT_MOUNTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a b", "/tab\there", "/back\\slash"})
  void mountPoint_withBlanks_isUnescaped(String mountPoint) throws Exception {
    Map<String, String> files = secondRoot();
    files.putAll(second("app.slice", "0"));
    String escaped = mountPoint.replace("\\", "\\134").replace(" ", "\\040").replace("\t", "\\011");
    FakeProc proc = new FakeProc().process(50, "db").mount("/", mountPoint, SECOND, files);
    proc.file("self/mountinfo", "30 20 0:9 / " + escaped + " rw shared:2 - " + SECOND + "\n");

    assertThat(proc.reader().read().machine().memcgs().memcgs()).hasSize(1);
  }
}
