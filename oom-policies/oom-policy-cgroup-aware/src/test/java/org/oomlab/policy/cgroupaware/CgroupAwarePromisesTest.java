package org.oomlab.policy.cgroupaware;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.oomlab.testkit.property.PromiseAudit;

/** The contract claims every promise that is kept; each other one has a counterexample. */
class CgroupAwarePromisesTest {
  private static final Path FINDINGS = Path.of("../../docs/findings.md");
  private static final long SEED = 1;

  @Test
  void audit_killGroupAlways_keepsWhatItPromisesAndNothingElse() {
    PromiseAudit.check(
        new CgroupAwareKillGroupAlwaysContractTest(), SEED, FINDINGS, "cgroup-aware always");
  }

  @Test
  void audit_killGroupFlag_keepsWhatItPromisesAndNothingElse() {
    PromiseAudit.check(
        new CgroupAwareKillGroupFlagContractTest(), SEED, FINDINGS, "cgroup-aware flag");
  }

  @Test
  void audit_killGroupNever_keepsWhatItPromisesAndNothingElse() {
    PromiseAudit.check(
        new CgroupAwareKillGroupNeverContractTest(), SEED, FINDINGS, "cgroup-aware never");
  }
}
