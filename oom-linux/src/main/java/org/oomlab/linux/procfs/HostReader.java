package org.oomlab.linux.procfs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.memory.MemoryUse;
import org.oomlab.api.memory.SwapSpace;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Reads the live machine from {@code /proc}, one process after the other: what changes meanwhile is
 * as old or as new as its turn was. Processes are in the order of their start, which but for equal
 * ticks is the order of the kernel's walk ({@code for_each_process()}); equal ones go by pid.
 *
 * <p>The total is what {@code /proc/meminfo} tells: {@code MemTotal} is {@code totalram_pages},
 * {@code SwapTotal} is {@code total_swap_pages} ({@code si_meminfo()}, {@code si_swapinfo()}), but
 * for what a swapoff in progress takes away.
 */
public final class HostReader {
  private static final Comparator<TaskId> WALK_ORDER =
      Comparator.comparingLong(TaskId::startTimeTicks).thenComparingInt(TaskId::pid);

  private final ProcFiles proc;
  private final Function<String, ProcFiles> mounts;

  /** Creates one that looks for the memcgs where {@code mountinfo} says they are. */
  public HostReader(ProcFiles proc) {
    this(proc, mountPoint -> ProcFiles.below(Path.of(mountPoint)));
  }

  /**
   * Creates one.
   *
   * @param mounts opens a mount point
   */
  HostReader(ProcFiles proc, Function<String, ProcFiles> mounts) {
    this.proc = proc;
    this.mounts = mounts;
  }

  /**
   * Returns the machine now. Opens one file at a time, four for each process and six for each
   * memcg.
   *
   * @throws HostUnreadableException where there is no such tree, or not what must be in it
   */
  public HostView read() throws HostUnreadableException {
    StatusFields memory = StatusFields.parse(required("meminfo"));
    KernelRelease release = release();
    Auxv auxv = Auxv.parse(proc.read("self/auxv").text());
    PidView view = PidView.of(proc);
    OptionalLong ramBytes = memory.bytes("MemTotal");
    if (ramBytes.isEmpty()) {
      throw new HostUnreadableException(proc.name("meminfo") + " has no line MemTotal");
    }
    List<TaskSnapshot> tasks = new ArrayList<>();
    Set<CgroupVersion> versions = new HashSet<>();
    int denied = 0;
    int malformed = 0;
    ProcessReader reader =
        new ProcessReader(proc, view, release, auxv, uptimeTicks(auxv.ticksASecond()));
    for (int pid : proc.numbers("")) {
      switch (reader.read(pid)) {
        case ProcessReader.Result.Found(TaskSnapshot task, MemcgOfProcess memcg) -> {
          tasks.add(task);
          versions.add(memcg.version());
        }
        case ProcessReader.Result.Denied _ -> denied++;
        case ProcessReader.Result.Malformed _ -> malformed++;
        case ProcessReader.Result.Gone _ -> {}
      }
    }
    if (tasks.isEmpty()) {
      throw new HostUnreadableException(proc.name("") + " shows no process that may be read");
    }
    tasks.sort(Comparator.comparing(TaskSnapshot::id, WALK_ORDER));
    CgroupVersion version =
        versions.contains(CgroupVersion.V1) ? CgroupVersion.V1 : CgroupVersion.V2;
    MemcgTreeReader.Result memcgs =
        MemcgMount.find(proc.read("self/mountinfo").text(), mounts)
            .filter(mount -> mount.version() == version)
            .map(mount -> MemcgTreeReader.read(mount, auxv.pageSizeBytes()))
            .orElseGet(() -> MemcgTreeReader.none(version));
    MachineState machine =
        new MachineState(
            release,
            auxv.pageSizeBytes(),
            ramBytes.getAsLong() / auxv.pageSizeBytes(),
            swap(memory, auxv.pageSizeBytes()),
            MemoryUse.UNKNOWN,
            List.of(),
            memcgs.tree(),
            tasks.stream().map(task -> charged(task, memcgs)).toList(),
            sysctls());
    return new HostView(
        machine,
        view,
        ownPid(),
        new HostView.Unseen(
            denied, malformed, HidePid.hides(proc), memcgs.sight(), memcgs.unreadable()));
  }

  /**
   * Returns the task in the memcg it is charged to: the nearest ancestor of its cgroup for which
   * the memory controller is switched on ({@code cgroup_e_css()}, kernel/cgroup/cgroup.c). Where a
   * memcg could not be read that is not certain, and the cgroup stays.
   */
  private static TaskSnapshot charged(TaskSnapshot task, MemcgTreeReader.Result memcgs) {
    if (memcgs.sight() != HostView.MemcgSight.WHOLE
        || memcgs.unreadable() > 0
        || !task.memcg().isKnown()
        || task.memcg().value().startsWith("/..")) {
      return task;
    }
    MemcgPath path = task.memcg();
    while (!path.equals(MemcgPath.ROOT) && memcgs.tree().indexOf(path) == MemcgTree.NOT_SHOWN) {
      path = path.parent();
    }
    return path.equals(task.memcg()) ? task : task.withMemcg(path);
  }

  private String required(String path) throws HostUnreadableException {
    return switch (proc.read(path)) {
      case ProcFile.Text(String bytes) -> bytes;
      case ProcFile.Gone _ -> throw new HostUnreadableException("there is no " + proc.name(path));
      case ProcFile.Denied _ ->
          throw new HostUnreadableException(proc.name(path) + " may not be read");
    };
  }

  private KernelRelease release() throws HostUnreadableException {
    String text = required("sys/kernel/osrelease").strip();
    try {
      return KernelRelease.parse(text);
    } catch (IllegalArgumentException _) {
      throw new HostUnreadableException(
          proc.name("sys/kernel/osrelease") + " holds '" + text + "', which is no kernel release");
    }
  }

  private static SwapSpace swap(StatusFields memory, int pageSizeBytes) {
    long totalPages = memory.bytes("SwapTotal").orElse(0) / pageSizeBytes;
    long freePages = memory.bytes("SwapFree").orElse(0) / pageSizeBytes;
    return new SwapSpace(totalPages, Math.min(freePages, totalPages));
  }

  private Sysctls sysctls() {
    Sysctls usual = Sysctls.DEFAULT;
    return new Sysctls(
        Math.clamp(sysctl("panic_on_oom", usual.panicOnOom()), 0, 2),
        sysctl("oom_kill_allocating_task", 0) != 0,
        sysctl("oom_dump_tasks", 1) != 0,
        Math.clamp(sysctl("swappiness", usual.swappiness()), 0, 200));
  }

  private long sysctl(String name, long usual) {
    return StatusFields.number(proc.read("sys/vm/" + name).text().strip(), 10).orElse(usual);
  }

  /** Whole seconds will do: ages count in thousands of them. */
  private long uptimeTicks(long ticksASecond) {
    String text = proc.read("uptime").text();
    int dot = text.indexOf('.');
    return dot < 0 ? 0 : StatusFields.number(text.substring(0, dot), 10).orElse(0) * ticksASecond;
  }

  private int ownPid() {
    return (int) StatusFields.number(proc.link("self").text(), 10).orElse(0);
  }
}
