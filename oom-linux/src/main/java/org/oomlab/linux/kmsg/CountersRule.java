package org.oomlab.linux.kmsg;

import org.oomlab.linux.text.KernelLine;

/**
 * The machine's counters in pages: {@code active_anon:.. inactive_anon:.. isolated_anon:..} and the
 * lines after it; one line {@code Active:.. inactive:..} up to 2.6.24. From 2.6.32 they are one
 * record of several lines, of which a log may stamp only the first. ({@code show_free_areas()},
 * mm/page_alloc.c)
 */
final class CountersRule implements LineRule {
  private static final String[] STARTS = {
    "active_anon:", "Active_anon:", "active_file:", "inactive_file:", "unevictable:",
    "slab_reclaimable:", "mapped:", "sec_pagetables:", "kernel_misc_reclaimable:", "free:",
    "free_cma:", "Active:", "free_pcp:"
  };

  @Override
  public boolean matches(String text) {
    String start = text.stripLeading();
    for (String name : STARTS) {
      if (start.startsWith(name)) {
        return !start.contains("kB");
      }
    }
    return false;
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    assembly.memory.counters(line, Items.read(line.text(), 0));
  }
}
