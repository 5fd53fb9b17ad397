package org.oomlab.api.pressure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Reason;

class PressureRecordsTest {
  private static final Explanation WHY = Explanation.of(new Reason("rule", "sentence"));

  /** What a daemon remembers. */
  private record Seen(int times) {}

  @Test
  void reaction_withoutSleep_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reaction<>(new Deed.Nothing(WHY), 0, new Seen(1)))
        .withMessage("a daemon looks again after 0 ms, expected more than 0");
    assertThat(new Reaction<>(new Deed.Nothing(WHY), 1, new Seen(1)).lookAgainMillis())
        .isEqualTo(1);
  }

  @Test
  void killMemcg_rootOrUnknown_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Deed.KillMemcg(MemcgPath.ROOT, WHY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Deed.KillMemcg(MemcgPath.UNKNOWN, WHY));
  }

  @Test
  void memInfo_linesShown_areToldFromThoseThatAreNot() {
    Map<MemInfoField, Long> given = new HashMap<>(Map.of(MemInfoField.MEM_FREE, 0L));
    MemInfo memInfo = new MemInfo(given);
    given.put(MemInfoField.MEM_TOTAL, 1L);

    assertThat(memInfo.kib(MemInfoField.MEM_FREE)).hasValue(0);
    assertThat(memInfo.kib(MemInfoField.MEM_TOTAL)).isEmpty();
  }

  @Test
  void memInfo_outOfRange_isRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemInfo(Map.of(MemInfoField.SWAP_FREE, -1L)))
        .withMessage("SwapFree -1 is not within 0..18014398509481984");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemInfo(Map.of(MemInfoField.SWAP_FREE, MemInfo.MOST_KIB + 1)));
  }

  @Test
  void stall_moreThanAllTheTime_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemoryPressure.Stall(0, 10_001, 0, 0))
        .withMessage("avg60 10001 is not within 0..10000");
    assertThatIllegalArgumentException().isThrownBy(() -> new MemoryPressure.Stall(0, 0, 0, -1));
  }
}
