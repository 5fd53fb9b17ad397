package org.oomlab.policy.cgroupaware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.oomlab.testkit.GoldenSection;
import org.oomlab.testkit.property.CounterexampleSearch;
import org.oomlab.testkit.property.PromiseAudit;
import org.oomlab.testkit.property.VictimPolicyContract;

/** The contract claims every promise that is kept; each other one has a counterexample. */
class CgroupAwarePromisesTest {
  private static final Path FINDINGS = Path.of("../../docs/findings.md");
  private static final long SEED = 1;

  @Test
  void audit_killGroupAlways_keepsWhatItPromisesAndNothingElse() {
    assertAudit(new CgroupAwareKillGroupAlwaysContractTest(), "cgroup-aware always");
  }

  @Test
  void audit_killGroupFlag_keepsWhatItPromisesAndNothingElse() {
    assertAudit(new CgroupAwareKillGroupFlagContractTest(), "cgroup-aware flag");
  }

  @Test
  void audit_killGroupNever_keepsWhatItPromisesAndNothingElse() {
    assertAudit(new CgroupAwareKillGroupNeverContractTest(), "cgroup-aware never");
  }

  private static void assertAudit(VictimPolicyContract contract, String section) {
    PromiseAudit audit = PromiseAudit.of(contract::policy, CounterexampleSearch.ofContract(SEED));

    assertThat(audit.kept())
        .as("kept; broken are %s", audit)
        .containsExactlyInAnyOrderElementsOf(contract.behaviors());
    GoldenSection.check(FINDINGS, section, audit.markdown());
  }
}
