package org.oomlab.policy.priorityonly;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.oomlab.testkit.property.PromiseAudit;

/** The contract claims every promise that is kept; each other one has a counterexample. */
class PriorityOnlyPromisesTest {
  private static final Path FINDINGS = Path.of("../../docs/findings.md");
  private static final long SEED = 1;

  @Test
  void audit_highDiesFirst_keepsWhatItPromisesAndNothingElse() {
    PromiseAudit.check(
        new PriorityOnlyPolicyContractTest(), SEED, FINDINGS, "priority-only high-dies-first");
  }

  @Test
  void audit_lowDiesFirst_keepsWhatItPromisesAndNothingElse() {
    PromiseAudit.check(
        new PriorityOnlyLowDiesFirstContractTest(), SEED, FINDINGS, "priority-only low-dies-first");
  }
}
