package org.oomlab.policy.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oomlab.api.select.KernelRules;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.policy.classic.SwitchMutants.Mutant;

/**
 * The release table against hand-worked vectors, and the vectors against wrong tables: whatever
 * switch of whatever row is set otherwise, some vector answers otherwise, or the reason why nothing
 * can is known.
 */
class ReleaseTableTest {
  private static final List<Situation> SITUATIONS = situations();

  static List<Situation> situations() {
    return Stream.of(
            ScoreSituations.all(),
            WalkSituations.all(),
            EntrySituations.all(),
            KillSituations.all())
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("situations")
  void answer_ofEveryRelease_isTheHandWorked(Situation situation) {
    for (KernelRules row : KernelProfiles.table()) {
      assertThat(situation.ask().apply(row))
          .as("%s, %s", situation, row.since())
          .isEqualTo(situation.expected(row.since()));
    }
  }

  /** An answer that changes where the table has no row would never be asked for. */
  @ParameterizedTest
  @MethodSource("situations")
  void answers_ofASituation_changeWhereTheTableDoes(Situation situation) {
    assertThat(KernelProfiles.table().stream().map(KernelRules::since).toList())
        .containsAll(situation.answers().keySet());
  }

  static List<KernelRules> table() {
    return KernelProfiles.table();
  }

  @ParameterizedTest
  @MethodSource("table")
  void wrongSwitch_isCaughtByAVector(KernelRules row) {
    List<Mutant> unseen =
        SwitchMutants.of(row).stream().filter(ReleaseTableTest::isUnseen).toList();

    assertThat(unseen).filteredOn(mutant -> !UnseenSwitches.explains(mutant)).isEmpty();
  }

  /** An explanation that outlives its reason would hide a switch that no vector holds. */
  @Test
  void wrongSwitch_explainedAsUnseen_isUnseen() {
    List<Mutant> explained =
        KernelProfiles.table().stream()
            .flatMap(row -> SwitchMutants.of(row).stream())
            .filter(UnseenSwitches::explains)
            .toList();

    assertThat(explained).isNotEmpty();
    assertThat(explained).filteredOn(mutant -> !isUnseen(mutant)).isEmpty();
  }

  /** Each row has its 28 switches, each with at least one wrong value. */
  @Test
  void mutants_ofARow_areOfEverySwitch() {
    KernelRules row = KernelProfiles.table().getLast();

    assertThat(SwitchMutants.of(row)).extracting(Mutant::name).containsAll(row.switches().keySet());
  }

  private static boolean isUnseen(Mutant mutant) {
    return SITUATIONS.stream().allMatch(situation -> situation.holds(mutant.rules()));
  }
}
