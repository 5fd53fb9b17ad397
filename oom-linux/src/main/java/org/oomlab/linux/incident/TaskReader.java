package org.oomlab.linux.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.linux.kmsg.EarlierVictim;
import org.oomlab.linux.kmsg.OomReport;
import org.oomlab.linux.kmsg.TaskRow;

/** The rows of the task table as tasks. */
final class TaskReader {
  private static final int LOWEST_OOM_ADJ = -17;
  private static final int HIGHEST_OOM_ADJ = 15;
  private static final int SYSRQ = -1;

  private TaskReader() {}

  static List<TaskSnapshot> read(OomReport report, Pages pages) {
    boolean split = report.table().has("rss_anon");
    Map<Integer, TaskFlags> flags = flags(report);
    Map<Integer, Long> sharedMm = sharedMm(report);
    Set<Integer> seen = new HashSet<>();
    List<TaskSnapshot> tasks = new ArrayList<>(report.table().rows().size());
    for (TaskRow row : report.table().rows()) {
      if (seen.add(row.tgid())) {
        long mm = sharedMm.getOrDefault(row.tgid(), TaskSnapshot.MM_NOT_SHARED);
        tasks.add(task(row, split, flags.getOrDefault(row.tgid(), TaskFlags.NONE), mm, pages));
      }
    }
    return tasks;
  }

  /**
   * Victims of earlier OOMs that still stand in the table. Had one of them still been on its way
   * out, the kernel would have waited for it instead of printing this report; so the walk passes it
   * over ({@code oom_evaluate_task()}, mm/oom_kill.c). SysRq-f does not wait and looks only at what
   * the reaper says.
   */
  private static Map<Integer, TaskFlags> flags(OomReport report) {
    boolean waits = report.invocation().numbers().getOr("order", 0) != SYSRQ;
    Map<Integer, TaskFlags> flags = new HashMap<>();
    for (EarlierVictim victim : report.context().earlierVictims()) {
      TaskFlags of = TaskFlags.of(TaskFlag.OOM_VICTIM);
      int process = process(report, victim.pid());
      flags.put(process, waits || victim.reaped() ? of.with(TaskFlag.MM_OOM_SKIP) : of);
    }
    return flags;
  }

  /** Processes that a line says to share the victim's memory (up to 4.3), the victim included. */
  private static Map<Integer, Long> sharedMm(OomReport report) {
    Map<Integer, Long> sharedMm = new HashMap<>();
    if (report.victim().isPresent()) {
      long mm = report.victim().get().pid();
      report.sharers().forEach(sharer -> sharedMm.put(process(report, sharer.pid()), mm));
      if (!sharedMm.isEmpty()) {
        sharedMm.put(process(report, (int) mm), mm);
      }
    }
    return sharedMm;
  }

  private static int process(OomReport report, int pid) {
    return report.table().find(pid).map(TaskRow::tgid).orElse(pid);
  }

  private static TaskSnapshot task(
      TaskRow row, boolean split, TaskFlags flags, long sharedMm, Pages pages) {
    long tables = row.nrPtes() + row.nrPmds();
    return new TaskSnapshot(
        TaskId.ofPid(row.tgid()),
        row.pid(),
        row.uid(),
        row.comm(),
        row.totalVmPages(),
        row.rssPages(),
        split ? rssSplit(row) : RssSplit.UNKNOWN,
        row.swapents(),
        tables > 0 ? pages.bytes(tables) : row.pgtablesBytes(),
        row.nrPmds(),
        row.oomScoreAdj(),
        Math.clamp(row.oomAdj(), LOWEST_OOM_ADJ, HIGHEST_OOM_ADJ),
        flags,
        MemcgPath.UNKNOWN,
        sharedMm,
        Lineage.UNKNOWN);
  }

  /** The kernel reads the counters twice, so that sum and parts can differ by a moment's work. */
  private static RssSplit rssSplit(TaskRow row) {
    RssSplit.Known known =
        new RssSplit.Known(row.rssAnonPages(), row.rssFilePages(), row.rssShmemPages());
    return known.pages() == row.rssPages() ? known : RssSplit.UNKNOWN;
  }
}
