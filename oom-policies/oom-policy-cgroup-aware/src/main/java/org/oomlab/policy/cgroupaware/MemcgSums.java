package org.oomlab.policy.cgroupaware;

import java.util.Arrays;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgTree;

/** The pages with which each memcg competes, by its number in the tree; the root's apart. */
final class MemcgSums {
  private final MemcgTree memcgs;
  private final long[] pages;
  private long rootPages;

  MemcgSums(MemcgTree memcgs) {
    this.memcgs = memcgs;
    this.pages = new long[memcgs.memcgs().size()];
  }

  long add(int memcg, long morePages) {
    pages[memcg] += morePages;
    return pages[memcg];
  }

  void setRoot(long newPages) {
    rootPages = newPages;
  }

  /** Returns the pages of a memcg, 0 where it did not compete. */
  long of(MemcgPath path) {
    if (path.equals(MemcgPath.ROOT)) {
      return rootPages;
    }
    int memcg = memcgs.indexOf(path);
    return memcg == MemcgTree.NOT_SHOWN ? 0 : pages[memcg];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MemcgSums sums
        && rootPages == sums.rootPages
        && Arrays.equals(pages, sums.pages);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(rootPages) + Arrays.hashCode(pages);
  }
}
