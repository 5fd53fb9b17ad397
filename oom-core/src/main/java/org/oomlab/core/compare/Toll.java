package org.oomlab.core.compare;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskSnapshot;

/**
 * What kills free and destroy.
 *
 * @param known whether the source shows everyone who is killed; the rest is 0 otherwise
 * @param freedPages what the killed hold: swap, page tables and anonymous pages, or all resident
 *     pages where the source does not tell them apart, which then includes page cache and shared
 *     memory that outlive them. Memory that several of them run on counts once
 * @param cpuTimeKnown whether the source tells the CPU time of everyone killed
 * @param lostCpuMillis CPU time spent by the killed so far, work that is lost; 0 unless known
 */
public record Toll(boolean known, long freedPages, boolean cpuTimeKnown, long lostCpuMillis) {
  /** Nobody is killed. */
  public static final Toll NONE = new Toll(true, 0, true, 0);

  /** Who is killed is not known. */
  public static final Toll UNKNOWN = new Toll(false, 0, false, 0);

  /** Returns the toll of killing those pids, as kill lines print them. O(tasks). */
  public static Toll of(MachineState machine, Collection<Integer> killedPids) {
    Set<Integer> pids = Set.copyOf(killedPids);
    List<TaskSnapshot> killed =
        machine.tasks().stream().filter(task -> pids.contains(task.mmPid())).toList();
    Set<Long> counted = new HashSet<>();
    long freedPages = 0;
    long cpuMillis = 0;
    boolean cpuKnown = true;
    for (TaskSnapshot task : killed) {
      if (task.sharedMm() == TaskSnapshot.MM_NOT_SHARED || counted.add(task.sharedMm())) {
        freedPages += heldPages(task, machine.pageSizeBytes());
      }
      if (task.lineage() instanceof Lineage.Known lineage) {
        cpuMillis += lineage.cpuTimeMillis();
      } else {
        cpuKnown = false;
      }
    }
    return new Toll(true, freedPages, cpuKnown, cpuKnown ? cpuMillis : 0);
  }

  private static long heldPages(TaskSnapshot task, int pageSizeBytes) {
    long residentPages =
        task.rssSplit() instanceof RssSplit.Known split ? split.anonPages() : task.rssPages();
    return residentPages + task.swapPages() + task.pgtablesBytes() / pageSizeBytes;
  }
}
