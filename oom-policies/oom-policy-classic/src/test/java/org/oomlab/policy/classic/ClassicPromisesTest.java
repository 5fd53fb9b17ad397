package org.oomlab.policy.classic;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.oomlab.testkit.property.PromiseAudit;

/** The contract claims every promise that is kept; each other one has a counterexample. */
class ClassicPromisesTest {
  private static final Path FINDINGS = Path.of("../../docs/findings.md");
  private static final long SEED = 1;

  @Test
  void audit_classic_keepsWhatItPromisesAndNothingElse() {
    PromiseAudit.check(new ClassicPolicyContractTest(), SEED, FINDINGS, "classic");
  }
}
