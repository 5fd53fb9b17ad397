package org.oomlab.linux.procfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A {@code /proc} in memory: a 6.12 host of 4 GiB and 1 GiB of swap until told otherwise. */
final class FakeProc implements ProcFiles {
  private static final long AT_PAGESZ = 6;
  private static final long AT_CLKTCK = 17;
  private static final int STAT_FIELDS_BEHIND_RSS = 28;

  private final Map<String, ProcFile> files = new TreeMap<>();
  private final Map<String, ProcFile> links = new TreeMap<>();
  private final Map<String, FakeProc> mounted = new TreeMap<>();

  private FakeProc(Map<String, String> content) {
    content.forEach(this::file);
  }

  FakeProc() {
    file("meminfo", "MemTotal: 4194304 kB\nMemFree: 1 kB\nSwapTotal: 1048576 kB\nSwapFree: 4 kB\n");
    file("sys/kernel/osrelease", "6.12.9-test\n");
    file("uptime", "1000.50 1900.00\n");
    file("self/auxv", auxv(4096, 100));
    link("self/ns/pid", "pid:[4026531836]");
    link("self", "77");
  }

  /** Returns a reader of this host. */
  HostReader reader() {
    return new HostReader(
        this, mountPoint -> mounted.getOrDefault(mountPoint, new FakeProc(Map.of())));
  }

  /** Mounts a hierarchy of cgroups, with a line of {@code mountinfo}. */
  FakeProc mount(String root, String mountPoint, String source, Map<String, String> content) {
    mounted.put(mountPoint, new FakeProc(content));
    String before = read("self/mountinfo").text();
    return file(
        "self/mountinfo",
        before + "30 20 0:9 " + root + " " + mountPoint + " rw - " + source + "\n");
  }

  /** Mounts the same, and makes one file of it unreadable. */
  FakeProc deniedBelow(String mountPoint, String path) {
    mounted.getOrDefault(mountPoint, this).denied(path);
    return this;
  }

  FakeProc file(String path, String bytes) {
    files.put(path, new ProcFile.Text(bytes));
    return this;
  }

  FakeProc link(String path, String target) {
    links.put(path, new ProcFile.Text(target));
    return this;
  }

  FakeProc denied(String path) {
    files.put(path, new ProcFile.Denied());
    return this;
  }

  FakeProc gone(String path) {
    files.remove(path);
    links.remove(path);
    return this;
  }

  /** Adds a process with memory: 300 pages resident, 20 swapped out, 4 of page tables. */
  FakeProc process(int pid, String comm) {
    return thread(Integer.toString(pid), pid, comm, 0x400000, 1, 300)
        .file(pid + "/oom_score_adj", "0\n")
        .file(pid + "/cgroup", "0::/app.slice\n");
  }

  /** Adds a process without memory: a kernel thread or a zombie. */
  FakeProc empty(int pid, String comm, long flags, int threads) {
    return file(pid + "/stat", stat(pid, comm, flags, threads, pid * 10L, 0))
        .file(pid + "/status", "Uid:\t0\t0\t0\t0\n")
        .file(pid + "/oom_score_adj", "0\n")
        .file(pid + "/cgroup", "0::/\n");
  }

  FakeProc thread(String directory, int tid, String comm, long flags, int threads, long rssPages) {
    return file(directory + "/stat", stat(tid, comm, flags, threads, tid * 10L, rssPages))
        .file(directory + "/status", status(rssPages));
  }

  /** A line as proc(5) describes it; ppid 7, utime 30, stime 20, nice 5. */
  static String stat(int tid, String comm, long flags, int threads, long start, long rssPages) {
    String name = new String(comm.getBytes(UTF_8), ISO_8859_1);
    return tid
        + " ("
        + name
        + ") S 7 1 1 0 -1 "
        + flags
        + " 1 2 3 4 30 20 0 0 25 5 "
        + threads
        + " 0 "
        + start
        + " 4096000 "
        + rssPages
        + " 18446744073709551615"
        + " 0".repeat(STAT_FIELDS_BEHIND_RSS - 1)
        + "\n";
  }

  /** Of the resident pages 20 are of files, 10 shared, the others anonymous. */
  static String status(long rssPages) {
    return "Name:\tx\nUid:\t1000\t1001\t1002\t1003\nVmSize:\t    4000 kB\n"
        + "VmRSS:\t"
        + rssPages * 4
        + " kB\nRssAnon:\t"
        + (rssPages - 30) * 4
        + " kB\nRssFile:\t80 kB\nRssShmem:\t40 kB\nVmPTE:\t16 kB\nVmSwap:\t80 kB\n"
        + "CapEff:\t0000000001220000\n";
  }

  static String auxv(long pageSizeBytes, long ticks) {
    ByteBuffer buffer = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
    buffer.putLong(33).putLong(-1);
    buffer.putLong(AT_PAGESZ).putLong(pageSizeBytes).putLong(AT_CLKTCK).putLong(ticks);
    return new String(buffer.array(), ISO_8859_1);
  }

  @Override
  public String name(String path) {
    return "/proc/" + path;
  }

  @Override
  public ProcFile read(String path) {
    return files.getOrDefault(path, new ProcFile.Gone());
  }

  @Override
  public ProcFile link(String path) {
    return links.getOrDefault(path, new ProcFile.Gone());
  }

  @Override
  public List<String> directories(String path) {
    String prefix = path.isEmpty() ? "" : path + "/";
    return files.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .filter(name -> name.contains("/"))
        .map(name -> name.substring(0, name.indexOf('/')))
        .distinct()
        .toList();
  }

  @Override
  public List<Integer> numbers(String path) {
    String prefix = path.isEmpty() ? "" : path + "/";
    return Stream.concat(files.keySet().stream(), links.keySet().stream())
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()).split("/", 2)[0])
        .filter(name -> name.matches("[1-9][0-9]*"))
        .map(Integer::valueOf)
        .distinct()
        .sorted()
        .toList();
  }
}
