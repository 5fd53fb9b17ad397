package org.oomlab.core.engine.reclaim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.Watermarks;
import org.oomlab.core.engine.memory.KernelUse;
import org.oomlab.core.engine.memory.ListKind;
import org.oomlab.core.engine.memory.Lruvec;
import org.oomlab.core.engine.memory.Memcg;
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

/** Whatever is taken, reclaimed, brought back and freed: every page is somewhere, once. */
class MemoryProperties {
  private static final long PAGES = 4096;
  private static final List<PageType> TYPES = List.of(PageType.values());

  /** One thing done to memory; what the numbers mean depends on the kind. */
  record Step(Kind kind, int which, int pages) {
    enum Kind {
      GROW,
      DIRTY,
      FREE,
      RECLAIM_MEMCG,
      RECLAIM_MACHINE,
      BACKGROUND,
      BRING_BACK,
      CLEAN,
      KERNEL,
      UNMAP,
      DRAIN
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Step.Kind.class),
            Arbitraries.integers().between(0, 11),
            Arbitraries.integers().between(1, 400))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  @Property(tries = 300)
  void memory_anySteps_keepsEveryPageSomewhereOnce(
      @ForAll("steps") List<Step> steps, @ForAll boolean zram, @ForAll boolean v1) {
    World world = new World(zram, v1 ? CgroupVersion.V1 : CgroupVersion.V2);
    for (Step step : steps) {
      world.take(step);
      world.check();
    }
  }

  /** Two nodes, a tree of four memcgs, twelve segments in six address spaces. */
  private static final class World {
    private final List<Node> nodes = List.of(node(0), node(1));
    private final Memory memory;
    private final Reclaimer reclaimer;
    private final List<Memcg> memcgs;
    private final List<Segment> segments = new ArrayList<>();
    private final List<Mm> mms = new ArrayList<>();
    private long now;

    World(boolean zram, CgroupVersion version) {
      MemcgForest forest =
          MemcgForest.of(
              nodes,
              60,
              List.of(
                  new MemcgForest.Entry(new MemcgPath("/a"), limited(2000)),
                  new MemcgForest.Entry(new MemcgPath("/a/b"), limited(900)),
                  new MemcgForest.Entry(new MemcgPath("/c"), MemcgConfig.unlimited(100))));
      memory = new Memory(EngineProfiles.rulesFor(KernelRelease.of(6, 12)), version, nodes, forest);
      memory.swap().add(new SwapArea(-1, 700, zram ? 350 : 0, 1, 1));
      reclaimer =
          new Reclaimer(memory, EngineProfiles.rulesFor(KernelRelease.of(6, 12)), 4096, true);
      memcgs = forest.walk();
      for (int i = 0; i < 12; i++) {
        makeSegment(i);
      }
    }

    private void makeSegment(int i) {
      PageType type = TYPES.get(i % 3);
      Memcg memcg = memcgs.get(i % 4);
      Segment segment =
          memory.pages().create(type, memcg, i == 3, i % 2 == 0 ? Segment.NEVER : 1000);
      Mm mm = new Mm(i + 1L, memcg, 0);
      memory.pages().map(segment, mm);
      if (type == PageType.SHMEM && !mms.isEmpty()) {
        memory.pages().map(segment, mms.getLast());
      }
      mms.add(mm);
      segments.add(segment);
    }

    private static Node node(int id) {
      return new Node(
          id, List.of(new Zone("Normal", PAGES, PAGES, new Watermarks(16, 20, 24), 0)), 0);
    }

    private static MemcgConfig limited(long max) {
      return new MemcgConfig(50, 200, max, max, 300, max + 200, false, 60);
    }

    void take(Step step) {
      now += 100;
      Segment segment = segments.get(step.which());
      Node node = nodes.get(step.which() % 2);
      long room = Math.min(step.pages(), node.freePages() / 2);
      switch (step.kind()) {
        case GROW -> memory.pages().add(segment, node, room, false, false, Segment.YOUNG);
        case DIRTY -> {
          if (segment.type() == PageType.FILE) {
            memory.pages().add(segment, node, room, false, true, now);
          }
        }
        case FREE -> memory.pages().free(segment, step.pages());
        case RECLAIM_MEMCG ->
            reclaimer.direct(segment.memcg(), nodes, step.pages(), step.pages() % 2 == 0, now);
        case RECLAIM_MACHINE -> reclaimer.direct(memcgs.getFirst(), nodes, step.pages(), true, now);
        case BACKGROUND -> reclaimer.balance(node, 1 + step.which(), step.pages(), now);
        case BRING_BACK -> {
          long swapped = Math.min(room, segment.swappedPages());
          memory.pages().swapIn(segment, node, swapped, false);
          long dropped = Math.min(room / 2, segment.droppedPages());
          memory.pages().readAgain(segment, node, dropped, true);
        }
        case CLEAN -> memory.pages().clean(segment, step.pages());
        case KERNEL -> {
          memory.kernel().take(KernelUse.STACKS, segment.memcg(), room);
          memory.kernel().give(KernelUse.STACKS, segment.memcg(), room / 2);
        }
        case UNMAP -> {
          Mm mm = mms.get(step.which());
          List.copyOf(mm.segments()).forEach(gone -> memory.pages().unmap(gone, mm, false));
          if (segment.mappers().isEmpty()) {
            segments.set(step.which(), segment);
            memory.pages().map(segment, mm);
          }
        }
        case DRAIN -> memory.charges().drain();
      }
    }

    void check() {
      long used = memory.swap().zramPages();
      for (KernelUse use : KernelUse.values()) {
        used += memory.kernel().pages(use);
      }
      long listed = 0;
      for (ListKind kind : ListKind.values()) {
        listed += memory.listed(kind);
      }
      long resident = segments.stream().mapToLong(Segment::residentPages).sum();
      assertThat(resident).as("lists sum to residency").isEqualTo(listed);
      assertThat(memory.freePages() + used + listed)
          .as("pages conserved")
          .isEqualTo(memory.managedPages());
      assertThat(segments.stream().mapToLong(Segment::swappedPages).sum())
          .as("slots are of somebody")
          .isEqualTo(memory.swap().usedPages());
      memcgs.stream().filter(memcg -> !memcg.isRoot()).forEach(this::checkCounters);
      mms.forEach(World::checkMm);
      assertThat(memory.pages().dirtyPages()).isNotNegative();
    }

    private void checkCounters(Memcg memcg) {
      long charged = memory.charges().aheadOf(memcg);
      long swapped = 0;
      for (Memcg below : memcgs) {
        if (below.isWithin(memcg)) {
          charged += below.kernelPages();
          for (PageType type : PageType.values()) {
            charged += below.residentPages(type);
            assertThat(below.residentPages(type)).isNotNegative();
          }
          long lists = 0;
          for (Lruvec lruvec : below.lruvecs()) {
            lists += lruvec.evictablePages() + lruvec.pages(ListKind.UNEVICTABLE);
          }
          long ofTypes = 0;
          for (PageType type : PageType.values()) {
            ofTypes += below.residentPages(type);
          }
          assertThat(lists).as("lists of " + below.path()).isEqualTo(ofTypes);
        }
      }
      for (Segment segment : segments) {
        swapped += segment.memcg().isWithin(memcg) ? segment.swappedPages() : 0;
      }
      assertThat(memcg.usage()).as("charge of " + memcg.path()).isEqualTo(charged);
      assertThat(memcg.swap()).as("swap of " + memcg.path()).isEqualTo(swapped);
      assertThat(memcg.peak()).isGreaterThanOrEqualTo(memcg.usage());
    }

    private static void checkMm(Mm mm) {
      for (PageType type : PageType.values()) {
        long mapped =
            mm.segments().stream()
                .filter(segment -> segment.type() == type)
                .mapToLong(Segment::residentPages)
                .sum();
        assertThat(mm.rssPages(type)).as(type + " of mm").isEqualTo(mapped);
      }
      long entries =
          mm.segments().stream()
              .filter(segment -> segment.type() == PageType.ANON)
              .mapToLong(Segment::swappedPages)
              .sum();
      assertThat(mm.swapEntries()).isEqualTo(entries);
    }
  }
}
