package org.oomlab.linux.kmsg;

import java.util.List;

/**
 * The {@code Mem-Info} block.
 *
 * @param counterPages active_anon, free, slab_reclaimable ... of the machine, in pages
 * @param nodes the nodes shown, which are those the OOM may use
 * @param zones their zones
 * @param totals {@code pages RAM}, {@code pages reserved}, {@code pages HighMem}, {@code pages cma
 *     reserved}, {@code pages hwpoisoned}, {@code total pagecache pages}, {@code pages in swap
 *     cache} in pages; {@code Free swap} and {@code Total swap} in kB
 * @param wholeZones whether each zone is shown twice, with its free lists the second time, as the
 *     kernel does: else zones may be missing
 * @param smallestBlockKb size of the smallest block of the buddy lists, which is the page size; 0
 *     where no such line was printed
 */
public record MemInfo(
    Quantities counterPages,
    List<NodeLine> nodes,
    List<ZoneLine> zones,
    Quantities totals,
    boolean wholeZones,
    int smallestBlockKb) {
  /** Nothing was printed. */
  public static final MemInfo NONE =
      new MemInfo(Quantities.NONE, List.of(), List.of(), Quantities.NONE, true, 0);

  /** Key of {@link #totals}: all memory, in pages. */
  public static final String RAM = "pages RAM";

  /** Key of {@link #totals}: of these, not given to the allocator, in pages. */
  public static final String RESERVED = "pages reserved";

  /** Key of {@link #totals}: memory above the kernel's own mapping, in pages. */
  public static final String HIGHMEM = "pages HighMem";

  /** Key of {@link #totals}: the page cache, in pages. */
  public static final String PAGE_CACHE = "total pagecache pages";

  /** Key of {@link #totals}: pages both in swap and in memory, of kernels built with swap. */
  public static final String SWAP_CACHE = "pages in swap cache";

  /** Key of {@link #totals}: swap of the machine, in kB. */
  public static final String TOTAL_SWAP_KB = "Total swap";

  /** Key of {@link #totals}: of this, unused, in kB. */
  public static final String FREE_SWAP_KB = "Free swap";

  public MemInfo {
    nodes = List.copyOf(nodes);
    zones = List.copyOf(zones);
  }
}
