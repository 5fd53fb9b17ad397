package org.oomlab.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oomlab.api.machine.KernelRelease;

/** The simulator's release table against what kernels were read to do: T39, T41 and others. */
class EngineProfilesTest {

  @ParameterizedTest
  @CsvSource({
    "2.6.39, -1",
    "4.5, -1",
    "4.6, 0",
    "5.15.16, 0",
    "5.15.100, 2",
    "5.15.135, 2",
    "5.16, 0",
    "5.17, 0",
    "5.18, 2",
    "6.1, 2",
    "6.18, 2"
  })
  void reaper_ofARelease_startsAsInT41(String release, long seconds) {
    assertThat(rules(release).reaper().start().delay().map(Duration::toSeconds).orElse(-1L))
        .isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({"5.17, false", "5.18, false", "5.19, true", "6.1, true"})
  void lockedPages_ofARelease_areT41(String release, boolean taken) {
    assertThat(rules(release).reaper().takesLocked()).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource({
    "4.19, true, 5, 32",
    "5.8.18, true, 5, 32",
    "5.9, true, 16, 32",
    "5.14, true, 16, 32",
    "5.15, false, 16, 32",
    "6.0, false, 16, 32",
    "6.1, false, 16, 64"
  })
  void charge_ofARelease_isT39(String release, boolean forced, int retries, long batchPages) {
    EngineRules.Charge charge = rules(release).charge();

    assertThat(charge.forcedWithoutVictim()).isEqualTo(forced);
    assertThat(charge.retries()).isEqualTo(retries);
    assertThat(charge.batchPages()).isEqualTo(batchPages);
  }

  @ParameterizedTest
  @CsvSource({
    "4.14.176, false",
    "4.14.177, true",
    "4.15, false",
    "4.19.40, false",
    "4.19.300, true",
    "4.20, false",
    "5.3.1, false",
    "5.4, true"
  })
  void charge_withoutTheFilesystem_asksInLateStableLevelsToo(String release, boolean asks) {
    assertThat(rules(release).charge().asksWithoutFs()).isEqualTo(asks);
  }

  @ParameterizedTest
  @CsvSource({"4.18, false", "5.0, true", "6.12, true"})
  void watermarks_ofARelease_areBoostedFrom50(String release, boolean boosted) {
    assertThat(rules(release).watermarks().boosted()).isEqualTo(boosted);
  }

  @ParameterizedTest
  @CsvSource({"2.6.11, true", "5.13.19, true", "5.14, false", "6.18, false"})
  void interleavePolicy_ofARelease_bindsUpTo513(String release, boolean binds) {
    assertThat(rules(release).interleaveBinds()).isEqualTo(binds);
  }

  @Test
  void rulesFor_releaseBeforeTheTable_areTheOldest() {
    assertThat(rules("2.4.18")).isEqualTo(EngineProfiles.rows().getFirst().rules());
  }

  @Test
  void changes_ofARow_areWhatItsReleaseChanged() {
    EngineRules first = EngineProfiles.rows().getFirst().rules();

    assertThat(EngineProfiles.changes(first)).isEqualTo(first.switches()).hasSize(12);
    assertThat(EngineProfiles.changes(rules("5.15")))
        .containsOnlyKeys("reclaim.scanAddsOne", "charge.forcedWithoutVictim");
    assertThat(EngineProfiles.changes(rules("5.18")))
        .containsEntry("reaper.start", "after-two-seconds")
        .hasSize(1);
  }

  /** A row that changes nothing, out of order, or without a tree that meets it, is wrong. */
  @Test
  void rows_areOrderedChangeSomethingAndAreCited() {
    List<EngineRow> rows = EngineProfiles.rows();

    assertThat(rows.stream().map(row -> row.rules().since()).toList()).isSorted();
    for (EngineRow row : rows.subList(1, rows.size())) {
      assertThat(EngineProfiles.changes(row.rules())).isNotEmpty();
      for (Citation citation : row.citations()) {
        KernelRelease oldestRead = KernelRelease.parse(citation.readIn().split(" to ", -1)[0]);

        assertThat(oldestRead).as("%s", citation).isGreaterThanOrEqualTo(row.rules().since());
        assertThat(KernelRelease.parse(citation.notIn()))
            .as("%s", citation)
            .isLessThan(row.rules().since());
      }
    }
  }

  @Test
  void row_withoutACitation_isRefused() {
    EngineRules rules = rules("6.12");

    assertThatThrownBy(() -> new EngineRow(rules, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static EngineRules rules(String release) {
    return EngineProfiles.rulesFor(KernelRelease.parse(release));
  }
}
