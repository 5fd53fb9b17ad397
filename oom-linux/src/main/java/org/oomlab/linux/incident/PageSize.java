package org.oomlab.linux.incident;

import java.util.Optional;
import org.oomlab.api.machine.MachineState;
import org.oomlab.linux.kmsg.KillLine;
import org.oomlab.linux.kmsg.OomReport;
import org.oomlab.linux.kmsg.TaskRow;

/**
 * The size of a page, which no report prints: a process killed has its address space in kB on the
 * kill line and in pages in the table, and the free lists begin with blocks of one page.
 */
final class PageSize {
  private static final long LARGEST_KB = 256;

  private PageSize() {}

  static int of(OomReport report) {
    for (KillLine kill : report.kills()) {
      Optional<TaskRow> row = report.table().find(kill.pid());
      long kilobytes = kill.numbers().getOr("total-vm", 0);
      if (row.isPresent() && row.get().totalVmPages() > 0) {
        long pageKb = kilobytes / row.get().totalVmPages();
        boolean exact = pageKb * row.get().totalVmPages() == kilobytes;
        if (exact && isPageSize(pageKb)) {
          return (int) pageKb * 1024;
        }
      }
    }
    int blockKb = report.memInfo().smallestBlockKb();
    return isPageSize(blockKb) ? blockKb * 1024 : MachineState.DEFAULT_PAGE_SIZE_BYTES;
  }

  private static boolean isPageSize(long kilobytes) {
    return kilobytes >= 4 && kilobytes <= LARGEST_KB && Long.bitCount(kilobytes) == 1;
  }
}
