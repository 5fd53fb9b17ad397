package org.oomlab.linux.kmsg;

import org.oomlab.linux.text.KernelLine;

/**
 * A failed allocation or SysRq-m: a {@code Mem-Info} block follows that belongs to no OOM report.
 * ({@code warn_alloc()}, mm/page_alloc.c; {@code sysrq_handle_showmem()}, drivers/tty/sysrq.c)
 */
final class OtherDumpRule implements LineRule {
  @Override
  public boolean matches(String text) {
    return text.contains("page allocation failure")
        || text.contains("page allocation stalls")
        || text.contains("Show Memory")
        || text.contains("vmalloc: allocation failure");
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    assembly.memory.otherDump(line);
  }
}
