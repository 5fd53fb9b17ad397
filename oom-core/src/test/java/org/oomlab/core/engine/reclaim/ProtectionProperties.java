package org.oomlab.core.engine.reclaim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.Watermarks;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.MemcgConfig;
import org.oomlab.core.engine.memory.MemcgForest;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.memory.Mm;
import org.oomlab.core.engine.memory.Node;
import org.oomlab.core.engine.memory.PageType;
import org.oomlab.core.engine.memory.Segment;
import org.oomlab.core.engine.memory.Zone;
import org.oomlab.core.rules.EngineProfiles;
import org.oomlab.core.rules.EngineRules;

/** Effective protection: what holds of the parents' is not exceeded, and what is held stays. */
class ProtectionProperties {
  private static final EngineRules RULES = EngineProfiles.rulesFor(KernelRelease.of(6, 12));
  private static final long PAGES = 100_000;
  private static final List<String> PATHS = List.of("/a", "/a/b", "/a/c", "/a/c/d", "/e", "/e/f");

  private static Memory memory(List<Integer> mins, List<Integer> pages) {
    Zone zone = new Zone("Normal", PAGES, PAGES, new Watermarks(0, 1, 2), 0);
    Node node = new Node(0, List.of(zone), 0);
    List<MemcgForest.Entry> entries =
        IntStream.range(0, PATHS.size())
            .mapToObj(i -> new MemcgForest.Entry(new MemcgPath(PATHS.get(i)), guarded(mins.get(i))))
            .toList();
    MemcgForest forest = MemcgForest.of(List.of(node), 60, entries);
    Memory memory = new Memory(RULES, CgroupVersion.V2, List.of(node), forest);
    for (int i = 0; i < PATHS.size(); i++) {
      Memcg memcg = forest.at(new MemcgPath(PATHS.get(i)));
      Segment segment = memory.pages().create(PageType.FILE, memcg, false, Segment.NEVER);
      memory.pages().map(segment, new Mm(i + 1L, memcg, 0));
      memory.pages().add(segment, node, pages.get(i), false, false, 0);
    }
    memory.charges().drain();
    return memory;
  }

  private static MemcgConfig guarded(long min) {
    MemcgConfig none = MemcgConfig.unlimited(60);
    return new MemcgConfig(
        min, 0, none.high(), none.max(), none.swapMax(), none.memswMax(), false, 60);
  }

  @Property(tries = 300)
  void min_anyTree_childrenHoldNoMoreThanTheirParent(
      @ForAll @Size(6) List<@IntRange(max = 3000) Integer> mins,
      @ForAll @Size(6) List<@IntRange(min = 1, max = 4000) Integer> pages,
      @ForAll boolean recursive) {
    Memory memory = memory(mins, pages);
    Protections protections = new Protections(memory.memcgs(), recursive);
    protections.calculate(memory.memcgs().root());

    assertWithinParents(memory, protections::min);
  }

  private static void assertWithinParents(Memory memory, ToLongFunction<Memcg> min) {
    for (Memcg parent : memory.memcgs().walk()) {
      if (!parent.isRoot() && !parent.children().isEmpty()) {
        assertThat(parent.children().stream().mapToLong(min).sum())
            .as("what holds below %s", parent.path())
            .isLessThanOrEqualTo(min.applyAsLong(parent));
      }
    }
  }

  /**
   * Reclaim of the whole machine, as hard as it can, leaves whoever is within its minimum alone.
   */
  @Property(tries = 300)
  void direct_memcgWithinItsMinimum_losesNothing(
      @ForAll @Size(6) List<@IntRange(max = 3000) Integer> mins,
      @ForAll @Size(6) List<@IntRange(min = 1, max = 4000) Integer> pages) {
    Memory memory = memory(mins, pages);
    Memcg a = memory.memcgs().at(new MemcgPath("/e/f"));
    Protections protections = new Protections(memory.memcgs(), true);
    protections.calculate(memory.memcgs().root());
    boolean within = a.usage() <= protections.min(a);
    long before = a.usage();

    new Reclaimer(memory, RULES, 4096, true)
        .direct(memory.memcgs().root(), memory.nodes(), 200, true, 1);

    if (within) {
      assertThat(a.usage()).isEqualTo(before);
    }
    assertThat(a.usage()).isBetween(0L, before);
  }

  /** The check sees a memcg that is reclaimed as if nothing were held for it. */
  @Example
  void mutant_minimumIgnored_isCaught() {
    Memory memory = memory(List.of(0, 0, 0, 0, 500, 500), List.of(1, 1, 1, 1, 1, 400));
    Memcg memcg = memory.memcgs().at(new MemcgPath("/e/f"));

    new Reclaimer(memory, RULES, 4096, true).direct(memcg, memory.nodes(), 200, true, 1);

    assertThat(memcg.usage()).isLessThan(400);
  }

  /** The check sees a child that is given its own setting whatever its parent holds. */
  @Example
  void mutant_settingTakenForEffective_isCaught() {
    Memory memory = memory(List.of(100, 90, 80, 0, 0, 0), List.of(500, 500, 500, 1, 1, 1));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertWithinParents(memory, memcg -> memcg.config().min()));
  }
}
