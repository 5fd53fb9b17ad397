package org.oomlab.linux.procfs;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.Lineage.Capability;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Reads one process from four files of its directory. Where the leader has exited and other threads
 * have not, the first of those stands for it ({@code find_lock_task_mm()}, mm/oom_kill.c).
 *
 * <p>What {@code /proc} does not show is not set: that a process is in {@code vfork}, shares its
 * memory with another one, is an earlier victim, or was reaped.
 */
final class ProcessReader {
  private static final String STAT = "/stat";
  private static final String STATUS = "/status";
  private static final int GLOBAL_INIT = 1;
  private static final int CAP_SYS_RAWIO = 17;
  private static final int CAP_SYS_ADMIN = 21;
  private static final int SIGKILL_BIT = 8;
  private static final int CAP_SYS_RESOURCE = 24;

  private final ProcFiles proc;
  private final PidView view;
  private final KernelRelease release;
  private final Auxv auxv;
  private final long uptimeTicks;

  ProcessReader(ProcFiles proc, PidView view, KernelRelease release, Auxv auxv, long uptimeTicks) {
    this.proc = proc;
    this.view = view;
    this.release = release;
    this.auxv = auxv;
    this.uptimeTicks = uptimeTicks;
  }

  /** What became of a process. */
  sealed interface Result {
    /** It was read. */
    record Found(TaskSnapshot task, MemcgOfProcess memcg) implements Result {}

    /** It ended before it was read. */
    record Gone() implements Result {}

    /** It may not be read. */
    record Denied() implements Result {}

    /** It has a {@code stat} that is none. */
    record Malformed() implements Result {}
  }

  Result read(int pid) {
    String directory = Integer.toString(pid);
    ProcFile statFile = proc.read(directory + STAT);
    ProcFile statusFile = proc.read(directory + STATUS);
    if (statFile instanceof ProcFile.Denied || statusFile instanceof ProcFile.Denied) {
      return new Result.Denied();
    }
    if (statFile.text().isEmpty() || statusFile.text().isEmpty()) {
      return new Result.Gone();
    }
    Optional<StatLine> stat = StatLine.parse(statFile.text());
    if (stat.isEmpty()) {
      return new Result.Malformed();
    }
    ProcFile adj = proc.read(directory + "/oom_score_adj");
    ProcFile old = adj instanceof ProcFile.Gone ? proc.read(directory + "/oom_adj") : adj;
    if (adj instanceof ProcFile.Denied) {
      return new Result.Denied();
    }
    if (old instanceof ProcFile.Gone) {
      return new Result.Gone();
    }
    MemcgOfProcess memcg = MemcgOfProcess.parse(proc.read(directory + "/cgroup").text());
    Holder leader = new Holder(pid, stat.get(), StatusFields.parse(statusFile.text()));
    Holder holder = leader.hasMemory() || stat.get().isKernelThread() ? leader : thread(leader);
    int oomScoreAdj = adj(adj.text(), TaskSnapshot.OOM_SCORE_ADJ_MIN);
    int oomAdj = adj instanceof ProcFile.Gone ? adj(old.text(), TaskSnapshot.OOM_ADJ_DISABLE) : 0;
    return new Result.Found(task(leader, holder, oomScoreAdj, oomAdj, memcg), memcg);
  }

  /** A thread that stands for its process. */
  private record Holder(int tid, StatLine stat, StatusFields status) {
    boolean hasMemory() {
      return MemoryOfProcess.isIn(status);
    }
  }

  private Holder thread(Holder leader) {
    for (int tid : proc.numbers(leader.tid() + "/task")) {
      String directory = leader.tid() + "/task/" + tid;
      Optional<StatLine> stat = StatLine.parse(proc.read(directory + STAT).text());
      if (tid != leader.tid() && stat.isPresent()) {
        StatusFields status = StatusFields.parse(proc.read(directory + STATUS).text());
        Holder thread = new Holder(tid, stat.get(), status);
        if (thread.hasMemory()) {
          return thread;
        }
      }
    }
    return leader;
  }

  private TaskSnapshot task(
      Holder leader, Holder holder, int oomScoreAdj, int oomAdj, MemcgOfProcess memcg) {
    MemoryOfProcess memory =
        holder.hasMemory()
            ? MemoryOfProcess.of(holder.stat(), holder.status(), auxv.pageSizeBytes(), release)
            : MemoryOfProcess.NONE;
    return new TaskSnapshot(
        new TaskId(leader.tid(), leader.stat().startTicks()),
        holder.tid(),
        (int) holder.status().first("Uid").orElse(0),
        holder.stat().comm(),
        memory.totalVmPages(),
        memory.rssPages(),
        memory.split(),
        memory.swapPages(),
        memory.tableBytes(),
        memory.pmdPages(),
        oomScoreAdj,
        oomAdj,
        flags(leader, holder),
        memcg.path(),
        TaskSnapshot.MM_NOT_SHARED,
        lineage(leader.stat(), holder.status()));
  }

  private TaskFlags flags(Holder leader, Holder holder) {
    TaskFlags flags = TaskFlags.NONE;
    if (leader.stat().isKernelThread()) {
      flags = flags.with(TaskFlag.KTHREAD);
    }
    if (leader.tid() == GLOBAL_INIT && view == PidView.HOST) {
      flags = flags.with(TaskFlag.GLOBAL_INIT);
    }
    if (!holder.hasMemory()) {
      return flags.with(TaskFlag.NO_MM);
    }
    StatusFields status = holder.status();
    if (((status.bits("SigPnd") | status.bits("ShdPnd")) >>> SIGKILL_BIT & 1) == 1) {
      flags = flags.with(TaskFlag.FATAL_SIGNAL);
    }
    if (status.first("CoreDumping").orElse(0) == 1) {
      flags = flags.with(TaskFlag.DUMPING_CORE);
    }
    boolean last = holder.stat().isExiting() && holder.stat().threads() <= 1;
    return last ? flags.with(TaskFlag.EXITING) : flags;
  }

  private Lineage lineage(StatLine stat, StatusFields status) {
    long bits = status.bits("CapEff");
    Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    if ((bits >>> CAP_SYS_ADMIN & 1) == 1) {
      capabilities.add(Capability.SYS_ADMIN);
    }
    if ((bits >>> CAP_SYS_RESOURCE & 1) == 1) {
      capabilities.add(Capability.SYS_RESOURCE);
    }
    if ((bits >>> CAP_SYS_RAWIO & 1) == 1) {
      capabilities.add(Capability.SYS_RAWIO);
    }
    return new Lineage.Known(
        stat.parentPid(),
        stat.nice(),
        auxv.millis(stat.cpuTicks()),
        auxv.millis(uptimeTicks - stat.startTicks()),
        capabilities);
  }

  private static int adj(String text, int least) {
    try {
      return Math.clamp(Long.parseLong(text.strip()), least, -least);
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
