package org.oomlab.linux.kmsg;

import java.util.Set;
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

  /**
   * What a line ends with in some release; a line that ends elsewhere may be cut in the number.
   * Where one of these is cut itself, nothing tells.
   */
  private static final Set<String> ENDS =
      Set.of(
          "isolated_anon",
          "isolated_file",
          "unstable",
          "slab_unreclaimable",
          "bounce",
          "kernel_misc_reclaimable",
          "free_cma");

  /** And up to 2.6.31, when the first line began with a capital. */
  private static final Set<String> OLD_ENDS = Set.of("inactive_anon", "pagetables");

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
    String text = line.text();
    String last = Items.last(text);
    boolean together = text.stripLeading().startsWith("A");
    boolean whole = ENDS.contains(last) || (together && OLD_ENDS.contains(last));
    assembly.memory.counters(line, Items.read(text, 0), whole ? "" : last);
  }
}
