/**
 * Prints an OOM as the kernel of any era would, for round trips and examples.
 *
 * <p>One class prints one block; what differs between releases is data in the layouts. The layouts
 * were read in the mainline trees: {@code dump_header()}, {@code dump_tasks()}, {@code
 * oom_kill_process()} (mm/oom_kill.c), {@code show_free_areas()} (mm/page_alloc.c, mm/show_mem.c)
 * and {@code mem_cgroup_print_oom_info()} (mm/memcontrol.c), 2.6.11 to 6.18.
 */
@NullMarked
package org.oomlab.testkit.writer;

import org.jspecify.annotations.NullMarked;
