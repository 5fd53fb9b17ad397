package org.oomlab.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.TieBreak;

class KernelProfilesTest {

  @ParameterizedTest
  @CsvSource({
    "2.6.11, 2.6.11",
    "2.6.11.12, 2.6.11",
    "2.6.12.1, 2.6.12",
    "2.6.15, 2.6.14",
    "2.6.16, 2.6.16",
    "2.6.18-419.el5, 2.6.18",
    "2.6.19.7, 2.6.19",
    "2.6.20, 2.6.20",
    "2.6.21.5, 2.6.21",
    "2.6.23.17, 2.6.22",
    "2.6.24.7, 2.6.24",
    "2.6.28, 2.6.25",
    "2.6.31, 2.6.30",
    "2.6.33, 2.6.32",
    "2.6.35.6, 2.6.34",
    "2.6.38, 2.6.38",
    "3.0.15, 3.0",
    "3.0.101, 3.0.16",
    "3.1, 3.1",
    "3.1.3, 3.1",
    "3.1.10, 3.1.10",
    "3.2.0-4-amd64, 3.2",
    "3.2.102, 3.2.71",
    "3.3.8, 3.3",
    "3.4.39, 3.4",
    "3.4.68, 3.4.68",
    "3.4.113, 3.4.108",
    "3.5.0, 3.5",
    "3.7.10, 3.7",
    "3.8.13, 3.8",
    "3.10.0-1160.el7.x86_64, 3.10",
    "3.10.28, 3.10",
    "3.10.108, 3.10.30",
    "3.11.10, 3.11",
    "3.12.10, 3.11",
    "3.12.24, 3.12.24",
    "3.13.0-24-generic, 3.13",
    "3.13.11, 3.13.10",
    "3.14.1, 3.14",
    "4.6.2, 4.6",
    "4.8.15, 4.8",
    "4.16.13, 4.15",
    "4.17.0, 4.17",
    "4.18.20, 4.17",
    "4.19.1-amd64, 4.19",
    "4.19.39, 4.19",
    "4.19.300, 4.19.40",
    "4.20.17, 4.20",
    "5.0.21, 4.20",
    "5.2.1, 5.1",
    "5.3.0, 5.3",
    "5.8.18, 5.4",
    "5.9.0-rc1, 5.9",
    "6.12.117+deb12-cloud-amd64, 5.9",
    "99.0, 5.9"
  })
  void rulesFor_release_areTheNearestOlderRow(String release, String since) {
    assertThat(KernelProfiles.rulesFor(KernelRelease.parse(release)).orElseThrow().since())
        .isEqualTo(KernelRelease.parse(since));
  }

  @ParameterizedTest
  @CsvSource({"2.4.18", "2.5.75", "1.0", "2.6.0", "2.6.9", "2.6.10-1.770_FC3"})
  void rulesFor_olderRelease_areNotGuessed(String release) {
    KernelRelease old = KernelRelease.parse(release);

    assertThat(KernelProfiles.rulesFor(old)).isEmpty();
    assertThat(KernelProfiles.rulesWithin(old, KernelProfiles.NEWEST_READ)).isEmpty();
  }

  @Test
  void rulesWithin_range_areEveryRowThatHeldInIt() {
    List<KernelRules> rules =
        KernelProfiles.rulesWithin(KernelRelease.of(5, 2), KernelRelease.of(5, 10));

    assertThat(rules)
        .extracting(KernelRules::since)
        .containsExactly(
            KernelRelease.of(5, 1),
            KernelRelease.of(5, 3),
            KernelRelease.of(5, 4),
            KernelRelease.of(5, 9));
  }

  @Test
  void table_isOrderedByRelease() {
    List<KernelRelease> since = KernelProfiles.table().stream().map(KernelRules::since).toList();

    assertThat(since).hasSizeGreaterThan(4).isSorted().first().isEqualTo(KernelProfiles.OLDEST);
  }

  @Test
  void table_eachRow_changesSomething() {
    List<KernelRules> table = KernelProfiles.table();

    for (int i = 1; i < table.size(); i++) {
      assertThat(table.get(i).switches()).isNotEqualTo(table.get(i - 1).switches());
    }
  }

  /** A change without its source is hearsay; a range of trees that does not meet the row, wrong. */
  @Test
  void citations_ofEveryRow_sayWhereItWasReadAndWhereNot() {
    List<ReleaseRow> rows = KernelProfiles.rows();

    assertThat(rows).extracting(ReleaseRow::rules).isEqualTo(KernelProfiles.table());
    for (ReleaseRow row : rows.subList(1, rows.size())) {
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
  void citation_withoutAFunction_isRefused() {
    assertThatThrownBy(() -> new Citation("mm/oom_kill.c", List.of(), "6.1", "6.0", "a change"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ties_fallToTheFirstUpTo52AndToTheLastFrom53() {
    assertThat(KernelProfiles.rulesFor(KernelRelease.of(5, 2)).orElseThrow().walk().tiesGlobal())
        .isEqualTo(TieBreak.FIRST);
    assertThat(KernelProfiles.rulesFor(KernelRelease.of(5, 3)).orElseThrow().walk().tiesGlobal())
        .isEqualTo(TieBreak.LAST);
  }
}
