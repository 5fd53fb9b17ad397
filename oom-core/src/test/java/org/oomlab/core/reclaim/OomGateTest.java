package org.oomlab.core.reclaim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.core.rules.EngineProfiles;
import org.oomlab.core.rules.EngineRules;

/** Who asks the OOM killer, by hand: vectors T36 and T37. */
class OomGateTest {

  @ParameterizedTest
  @CsvSource({
    "0, true, ASKS",
    "3, true, ASKS",
    "4, true, FAILS",
    "10, true, FAILS",
    "0, false, RETRIES",
    "3, false, RETRIES",
    "4, false, FAILS",
    "2147483647, true, FAILS"
  })
  void allocation_ofAnOrder_isT36AndT37(int order, boolean entersFs, OomGate gate) {
    assertThat(OomGate.ofAllocation(order, entersFs)).isEqualTo(gate);
  }

  @ParameterizedTest
  @CsvSource({
    "0, true, 4.19, ASKS",
    "0, false, 4.19, RETRIES",
    "0, false, 5.3, RETRIES",
    "0, false, 5.4, ASKS",
    "3, false, 6.12, ASKS",
    "4, false, 6.12, FAILS",
    "4, true, 4.19, FAILS"
  })
  void charge_withoutFilesystem_isT37(int order, boolean entersFs, String release, OomGate gate) {
    assertThat(OomGate.ofCharge(order, entersFs, charge(release))).isEqualTo(gate);
  }

  private static EngineRules.Charge charge(String release) {
    return EngineProfiles.rulesFor(KernelRelease.parse(release)).charge();
  }
}
