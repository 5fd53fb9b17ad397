package org.oomlab.api.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MemoryRecordsTest {

  static List<ThrowingCallable> impossible() {
    return List.of(
        () -> new SwapSpace(1, 2),
        () -> new SwapSpace(1, -1),
        () -> new Watermarks(2, 1, 3),
        () -> new Watermarks(1, 3, 2),
        () -> new Watermarks(-1, 3, 4),
        () -> new MemcgLimits(-1, 0, 0),
        () -> new MemcgLimits(0, -1, 0),
        () -> new MemcgLimits(0, 0, -1),
        () -> new MemcgStat(0, 0, 0, 0, 0, -1),
        () -> new MemcgState(MemcgPath.UNKNOWN, MemcgLimits.NONE, 0, 0, false, MemcgStat.EMPTY),
        () -> new MemcgState(MemcgPath.ROOT, MemcgLimits.NONE, -1, 0, false, MemcgStat.EMPTY),
        () -> new NodeMemory(-1, List.of()),
        () -> new ZoneState("DMA", -1, new Watermarks(0, 0, 0), 0, 0),
        () -> new MemoryUse(Map.of(MemoryKind.FREE, -1L)));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void constructor_impossibleValue_isRefused(ThrowingCallable constructor) {
    assertThatIllegalArgumentException().isThrownBy(constructor);
  }

  @Test
  void memoryUse_kindNotTold_isEmptyAndNotZero() {
    EnumMap<MemoryKind, Long> pages = new EnumMap<>(Map.of(MemoryKind.FREE, 0L));
    MemoryUse use = new MemoryUse(pages);
    pages.put(MemoryKind.SHMEM, 1L);

    assertThat(use.pages(MemoryKind.FREE)).hasValue(0);
    assertThat(use.pages(MemoryKind.SHMEM)).isEmpty();
  }

  @Test
  void presentPages_node_isTheSumOfItsZones() {
    Watermarks marks = new Watermarks(1, 2, 3);
    NodeMemory node =
        new NodeMemory(
            0,
            List.of(new ZoneState("DMA", 0, marks, 5, 4), new ZoneState("Normal", 0, marks, 7, 6)));

    assertThat(node.presentPages()).isEqualTo(12);
  }
}
