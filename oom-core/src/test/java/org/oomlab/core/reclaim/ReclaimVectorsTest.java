package org.oomlab.core.reclaim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.memory.Watermarks;
import org.oomlab.core.reclaim.PressureAverage.Window;
import org.oomlab.core.reclaim.ScanBalance.Lists;
import org.oomlab.core.reclaim.WatermarkCheck.Reach;
import org.oomlab.core.rules.EngineProfiles;
import org.oomlab.core.rules.EngineRules;

/** The hand-worked vectors of reclaim, T43 to T57. */
class ReclaimVectorsTest {
  private static final long GIB_PAGES = 262_144;

  @ParameterizedTest
  @CsvSource({
    "4.11, 0, 16000",
    "4.11, 1, 15000",
    "4.11, 8, 8000",
    "4.11, 15, 1000",
    "4.7, 16, 0",
    "4.12, 0, 16000",
    "4.12, 16, 16000"
  })
  void retry_discount_isT43(String release, int rounds, long pages) {
    assertThat(ReclaimRetry.countedPages(16_000, rounds, kernel(release))).isEqualTo(pages);
  }

  /** A single page is discounted at once: a sixteenth is rounded up. */
  @Test
  void retry_ofOnePageAndOfRounds_isT43() {
    assertThat(ReclaimRetry.countedPages(1, 1, kernel("4.7"))).isZero();
    assertThat(ReclaimRetry.countedPages(0, 7, kernel("4.7"))).isZero();
    assertThat(ReclaimRetry.goesOn(16)).isTrue();
    assertThat(ReclaimRetry.goesOn(17)).isFalse();
  }

  /** 4096 pages of 16 GiB: DMA, DMA32 and Normal. */
  @ParameterizedTest
  @CsvSource({
    "6.12, 3840, 3, 6, 9", "6.12, 750000, 743, 1493, 2243", "4.6, 3380000, 3349, 6729, 10109",
    "4.5, 3840, 3, 3, 4", "4.5, 750000, 743, 928, 1114", "4.5, 3380000, 3349, 4186, 5023"
  })
  void watermarks_areT44(String release, long managed, long min, long low, long high) {
    assertThat(ZoneWatermarks.of(4096, managed, 4_133_840, 10, kernel(release).watermarks()))
        .isEqualTo(new Watermarks(min, low, high));
  }

  @ParameterizedTest
  @CsvSource({"750000, 256, 2929", "4130000, 256, 16132", "3380000, 256, 13203", "1, 0, 0"})
  void lowmemReserve_isT44(long higher, int ratio, long reserve) {
    assertThat(ZoneWatermarks.lowmemReserve(higher, ratio)).isEqualTo(reserve);
  }

  @ParameterizedTest
  @CsvSource({
    "13946, NONE, false",
    "13947, NONE, true",
    "13575, HIGH, false",
    "13576, HIGH, true",
    "13575, VICTIM, false",
    "13576, VICTIM, true",
    "13482, HIGH_ATOMIC, false",
    "13483, HIGH_ATOMIC, true"
  })
  void watermarkCheck_isT45(long free, Reach reach, boolean allowed) {
    assertThat(WatermarkCheck.allows(free, 743, 13_203, reach)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "4, 5.4, 8192",
    "16, 5.4, 16384",
    "64, 5.4, 32768",
    "256, 5.4, 65536",
    "1024, 5.4, 65536",
    "1024, 5.7, 131072",
    "8192, 5.7, 262144",
    "0, 5.7, 128"
  })
  void minFree_isT46(long bufferGib, String release, long kilobytes) {
    assertThat(ZoneWatermarks.minFreeKb(bufferGib << 20, kernel(release).watermarks()))
        .isEqualTo(kilobytes);
  }

  @Test
  void minFree_ofHugePages_isT47() {
    assertThat(ZoneWatermarks.recommendedMinFreePages(512, 3, 16 * GIB_PAGES)).isEqualTo(16_896);
    // A twentieth of 100000 pages is less.
    assertThat(ZoneWatermarks.recommendedMinFreePages(512, 3, 100_000)).isEqualTo(5000);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 60, 140, 200", "1000, 0, 89, 419, 508", "0, 1000, 179, 209, 388"})
  void balance_isT48(long anonCost, long fileCost, long anon, long file, long of) {
    assertThat(ScanBalance.of(60, anonCost, fileCost)).isEqualTo(new ScanBalance(anon, file, of));
  }

  @Test
  void balance_ofAList_isT49() {
    long base = 1_000_000 >> 12;

    assertThat(ScanBalance.of(60, 1000, 0).anonOf(base)).isEqualTo(42);
    assertThat(ScanBalance.of(60, 1000, 0).fileOf(base)).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, 0, 12, false, false, FILE", "true, false, 0, 0, false, false, FRACT",
    "true, false, 0, 12, true, false, ANON", "false, false, 60, 12, true, false, FILE",
    "true, false, 60, 0, false, false, EQUAL", "true, true, 60, 12, true, false, FRACT",
    "true, false, 60, 12, false, true, FILE", "true, true, 60, 0, false, true, EQUAL"
  })
  void lists_areT50(
      boolean swap,
      boolean memcg,
      int swappiness,
      int priority,
      boolean tiny,
      boolean trims,
      Lists lists) {
    assertThat(ScanBalance.lists(swap, memcg, swappiness, priority, tiny, trims)).isEqualTo(lists);
    assertThat(ScanBalance.of(0, 0, 0)).isEqualTo(new ScanBalance(0, 200, 200));
  }

  @ParameterizedTest
  @CsvSource({
    "6.1, 10000, 20000, 15000, 4, 156", "5.14, 10000, 20000, 15000, 4, 156",
    "6.1, 100, 20000, 15000, 4, 2", "6.1, 4000, 1000, 2000, 0, 32",
    "6.1, 0, 0, 0, 0, 32"
  })
  void scan_ofProtectedMemcg_isT51(
      String release, long list, long memcg, long held, int priority, long pages) {
    assertThat(ScanTarget.pages(list, memcg, held, priority, kernel(release).reclaim()))
        .isEqualTo(pages);
  }

  /** In GiB of pages; the sixth: recursive protection is off. */
  @ParameterizedTest
  @CsvSource({
    "2, 9, 2, 3, 4, true, 393216", "2, 5, 0, 3, 1, true, 262144", "3, 5, 1, 3, 1, true, 524288",
    "3, 5, 1, 3, 1, false, 262144", "1, 5, 2, 3, 1, true, 262144", "3, 1, 1, 3, 1, true, 262144",
    "3, 5, 1, 1, 1, true, 262144", "0, 5, 0, 3, 0, true, 0"
  })
  void protection_isT52AndT53(
      long usage,
      long parentUsage,
      long setting,
      long parent,
      long siblings,
      boolean recursive,
      long pages) {
    assertThat(
            MemcgProtection.effective(
                usage * GIB_PAGES,
                parentUsage * GIB_PAGES,
                setting * GIB_PAGES,
                parent * GIB_PAGES,
                siblings * GIB_PAGES,
                recursive))
        .isEqualTo(pages);
  }

  @ParameterizedTest
  @CsvSource({
    "101000, 6, false",
    "105000, 159, true",
    "110000, 639, true",
    "150000, 2000, true",
    "100000, 0, false",
    "99999, 0, false",
    "1000000, 2000, true"
  })
  void highThrottle_isT54(long usage, long ticks, boolean sleeps) {
    long shown = HighThrottle.ticks(usage, 100_000, 1000, 64, 64);
    assertThat(shown).isEqualTo(ticks);
    assertThat(HighThrottle.sleeps(shown, 1000)).isEqualTo(sleeps);
  }

  @ParameterizedTest
  @CsvSource({"1024, 3", "10240, 10", "102400, 31", "900, 1", "1048576, 101", "0, 1"})
  void inactiveRatio_isT55(long mebibytes, long ratio) {
    assertThat(ScanTarget.inactiveRatio(mebibytes << 20)).isEqualTo(ratio);
  }

  @Test
  void overcommit_isT56() {
    long limit = Overcommit.limitKb(4_000_000, 0, 50, 1_000_000);

    assertThat(limit).isEqualTo(3_000_000);
    assertThat(Overcommit.allowedKb(limit, 2048, 32_768, 320_000)).isEqualTo(2_987_952);
    // A larger process is bound by the reserve, and an administrator keeps the other one.
    assertThat(Overcommit.allowedKb(limit, 0, 32_768, 3_200_000)).isEqualTo(2_967_232);
    assertThat(Overcommit.limitKb(4_000_000, 1_000_000, 50, 0)).isEqualTo(1_500_000);
  }

  @ParameterizedTest
  @CsvSource({
    "AVG10, 100 100 100 100 100, 18.11 32.94 45.09 55.04 63.18",
    "AVG10, 50 50 0 0, 9.05 16.47 13.48 11.04",
    "AVG10, 100 0 0 0 0 0, 18.11 14.83 12.14 9.94 8.14 6.66",
    "AVG300, 100 100 100 100 100, 0.68 1.36 2.03 2.70 3.37",
    "AVG60, 0, 0.00"
  })
  void pressure_isT57(Window window, String percents, String shown) {
    PressureAverage average = PressureAverage.ZERO;
    List<String> expected = List.of(shown.split(" "));
    List<String> given = List.of(percents.split(" "));
    for (int i = 0; i < given.size(); i++) {
      average = average.after(Integer.parseInt(given.get(i)), window);
      assertThat(average.text()).isEqualTo(expected.get(i));
    }
  }

  private static EngineRules kernel(String release) {
    return EngineProfiles.rulesFor(KernelRelease.parse(release));
  }
}
