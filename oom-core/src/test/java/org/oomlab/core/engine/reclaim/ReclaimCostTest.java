package org.oomlab.core.engine.reclaim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.Watermarks;
import org.oomlab.core.engine.memory.MemcgConfig;
import org.oomlab.core.engine.memory.MemcgForest;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.memory.Mm;
import org.oomlab.core.engine.memory.Node;
import org.oomlab.core.engine.memory.PageType;
import org.oomlab.core.engine.memory.Segment;
import org.oomlab.core.engine.memory.SwapArea;
import org.oomlab.core.engine.memory.Zone;
import org.oomlab.core.rules.EngineProfiles;
import org.oomlab.core.rules.EngineRules;

/** What reclaim costs: the runs it meets, whatever they hold. */
class ReclaimCostTest {
  private static final EngineRules RULES = EngineProfiles.rulesFor(KernelRelease.of(6, 12));
  private static final int PAGE_BYTES = 4096;
  private static final long TURN_NANOS = 1_000_000;

  /** A machine full of one process's memory, half of it touched since it was last looked at. */
  private static final class World {
    private final Node node;
    private final Memory memory;
    private final Reclaimer reclaimer;
    private final Segment segment;

    World(long ramPages, long swapPages, int idleMemcgs) {
      node =
          new Node(
              0, List.of(new Zone("Normal", ramPages, ramPages, new Watermarks(0, 1, 2), 0)), 0);
      List<MemcgForest.Entry> entries = new ArrayList<>();
      for (int i = 0; i < idleMemcgs; i++) {
        entries.add(new MemcgForest.Entry(new MemcgPath("/idle" + i), MemcgConfig.unlimited(60)));
      }
      MemcgForest forest = MemcgForest.of(List.of(node), 60, entries);
      memory = new Memory(RULES, CgroupVersion.V2, List.of(node), forest);
      memory.swap().add(new SwapArea(-1, swapPages, 0, 1, 1));
      reclaimer = new Reclaimer(memory, RULES, PAGE_BYTES, true);
      segment = memory.pages().create(PageType.ANON, forest.root(), false, TURN_NANOS);
      memory.pages().map(segment, new Mm(1, forest.root(), 0));
      memory.pages().add(segment, node, ramPages, false, false, 0);
    }

    Reclaimed reclaim(long pages) {
      return reclaimer.direct(memory.memcgs().root(), List.of(node), pages, true, TURN_NANOS / 2);
    }
  }

  /**
   * Touched pages go to one list and the others to swap or to the other list: two runs, not more.
   */
  @Test
  void direct_pagesHalfTouched_areNotSplitIntoBatches() {
    World world = new World(1 << 20, 1 << 20, 0);

    Reclaimed done = world.reclaim(1 << 18);

    assertThat(done.scannedPages()).isGreaterThan(1 << 19);
    assertThat(world.memory.pages().runs()).isLessThan(100);
  }

  /** Enough is enough, to the batch in which it came free, however many batches are alike. */
  @Test
  void direct_manyLikePages_stopsInTheBatchThatIsEnough() {
    World world = new World(1 << 20, 1 << 20, 0);

    Reclaimed done = world.reclaim(1000);

    // Half of a batch of 32 comes free.
    assertThat(done.reclaimedPages()).isBetween(1000L, 1015L);
    assertThat(done.scannedPages()).isBetween(2000L, 2031L);
  }

  /** Idle memcgs are not even looked at, so that they change nothing. */
  @Test
  void direct_idleMemcgs_changeNothing() {
    assertThat(new World(1 << 16, 1 << 12, 500).reclaim(200))
        .isEqualTo(new World(1 << 16, 1 << 12, 0).reclaim(200));
  }
}
