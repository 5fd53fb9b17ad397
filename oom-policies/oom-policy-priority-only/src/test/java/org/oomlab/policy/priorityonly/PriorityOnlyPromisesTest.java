package org.oomlab.policy.priorityonly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.oomlab.testkit.GoldenSection;
import org.oomlab.testkit.property.CounterexampleSearch;
import org.oomlab.testkit.property.PromiseAudit;
import org.oomlab.testkit.property.VictimPolicyContract;

/** The contract claims every promise that is kept; each other one has a counterexample. */
class PriorityOnlyPromisesTest {
  private static final Path FINDINGS = Path.of("../../docs/findings.md");
  private static final long SEED = 1;

  @Test
  void audit_highDiesFirst_keepsWhatItPromisesAndNothingElse() {
    assertAudit(new PriorityOnlyPolicyContractTest(), "priority-only high-dies-first");
  }

  @Test
  void audit_lowDiesFirst_keepsWhatItPromisesAndNothingElse() {
    assertAudit(new PriorityOnlyLowDiesFirstContractTest(), "priority-only low-dies-first");
  }

  private static void assertAudit(VictimPolicyContract contract, String section) {
    PromiseAudit audit = PromiseAudit.of(contract::policy, CounterexampleSearch.ofContract(SEED));

    assertThat(audit.kept())
        .as("kept; broken are %s", audit)
        .containsExactlyInAnyOrderElementsOf(contract.behaviors());
    GoldenSection.check(FINDINGS, section, audit.markdown());
  }
}
