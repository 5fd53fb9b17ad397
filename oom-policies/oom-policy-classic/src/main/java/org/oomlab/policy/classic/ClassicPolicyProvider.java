package org.oomlab.policy.classic;

import java.util.List;
import java.util.Set;
import org.oomlab.api.policy.PolicyDescriptor;
import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.policy.VictimPolicyProvider;

/** Provides {@link ClassicPolicy}. */
public final class ClassicPolicyProvider implements VictimPolicyProvider {
  /** Called by the service loader. */
  public ClassicPolicyProvider() {}

  @Override
  public PolicyDescriptor descriptor() {
    return new PolicyDescriptor(
        "classic",
        "6.18",
        "what mainline Linux does, by the rules of the machine's release",
        "mm/oom_kill.c (out_of_memory, select_bad_process, oom_kill_process) and mm/memcontrol.c"
            + " (mem_cgroup_get_oom_group), Linux 2.6.11 to 6.18",
        List.of(),
        true);
  }

  @Override
  public VictimPolicy create(PolicyParameters parameters) {
    return new ClassicPolicy();
  }

  @Override
  public Set<String> promises(PolicyParameters parameters) {
    return Set.of(
        "respects-oom-score-adj",
        "prefers-large",
        "maximizes-badness",
        "transitive",
        "ignores-losers",
        "scale-free",
        "memcg-scoped",
        "resists-renaming",
        "resists-moving");
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }
}
