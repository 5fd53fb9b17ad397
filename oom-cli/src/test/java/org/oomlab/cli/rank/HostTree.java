package org.oomlab.cli.rank;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tree like {@code /proc}, of a 6.12 host with 4 GiB and 1 GiB of swap. */
public final class HostTree {
  private static final long PF_KTHREAD = 0x200000;

  private final Path root;

  public HostTree(Path root) throws IOException {
    this.root = root;
    file("meminfo", "MemTotal: 4194304 kB\nSwapTotal: 1048576 kB\nSwapFree: 1048576 kB\n");
    file("sys/kernel/osrelease", "6.12.9-test\n");
    file("uptime", "1000.50 1900.00\n");
    view("pid:[4026531836]");
    Files.createSymbolicLink(root.resolve("self"), Path.of("301"));
    file("2/stat", stat(2, "kthreadd", PF_KTHREAD, 0));
    file("2/status", "Uid:\t0\t0\t0\t0\n");
    file("2/oom_score_adj", "0\n");
    process(1, "init", 0, 2000, 0, 10);
    Path cgroups = root.resolve("cgroup");
    file("301/mountinfo", "30 20 0:9 / " + cgroups + " rw - cgroup2 cgroup2 rw\n");
    file("cgroup/cgroup.controllers", "cpu memory\n");
    memcg("app.slice", 0);
  }

  public Path root() {
    return root;
  }

  HostTree view(String namespace) throws IOException {
    Path link = root.resolve("1/ns/pid");
    Files.createDirectories(link.getParent());
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, Path.of(namespace));
    return this;
  }

  /** Adds a memcg without limits. */
  HostTree memcg(String path, int oomGroup) throws IOException {
    file("cgroup/" + path + "/memory.max", "max\n");
    return file("cgroup/" + path + "/memory.oom.group", oomGroup + "\n");
  }

  public HostTree process(
      int pid, String comm, int adj, long rssPages, long swapPages, long tablePages)
      throws IOException {
    file(pid + "/stat", stat(pid, comm, 0, rssPages));
    file(
        pid + "/status",
        "Uid:\t0\t0\t0\t0\nVmSize:\t 8000 kB\nVmRSS:\t"
            + rssPages * 4
            + " kB\nVmPTE:\t"
            + tablePages * 4
            + " kB\nVmSwap:\t"
            + swapPages * 4
            + " kB\n");
    file(pid + "/oom_score_adj", adj + "\n");
    file(pid + "/cgroup", "0::/app.slice\n");
    return this;
  }

  HostTree file(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content.getBytes(UTF_8));
    return this;
  }

  private static String stat(int pid, String comm, long flags, long rssPages) {
    return pid
        + " ("
        + comm
        + ") S 1 1 1 0 -1 "
        + flags
        + " 1 2 3 4 30 20 0 0 20 0 1 0 "
        + pid
        + " 4096000 "
        + rssPages
        + " 0 0\n";
  }
}
