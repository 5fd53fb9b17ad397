package org.oomlab.policy.cgroupaware;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.oomlab.api.policy.ParameterSpec;
import org.oomlab.api.policy.PolicyDescriptor;
import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.policy.VictimPolicyProvider;

/** Provides {@link CgroupAwarePolicy}. */
public final class CgroupAwarePolicyProvider implements VictimPolicyProvider {
  private static final String KILL_GROUP = "kill-group";

  /** Called by the service loader. */
  public CgroupAwarePolicyProvider() {}

  @Override
  public PolicyDescriptor descriptor() {
    return new PolicyDescriptor(
        "cgroup-aware",
        "9",
        "the largest memcg first, then its largest process (proposed 2017, not merged)",
        "patch series 'cgroup-aware OOM killer' v9 by R. Gushchin, linux-mm, 27 Sep 2017"
            + " (20170927130936.8601)",
        List.of(
            new ParameterSpec.ChoiceSpec(
                KILL_GROUP,
                Stream.of(GroupKill.values()).map(GroupKill::word).toList(),
                "whether a chosen memcg dies as a whole: as its memory.oom.group says, always,"
                    + " never")));
  }

  @Override
  public VictimPolicy create(PolicyParameters parameters) {
    return new CgroupAwarePolicy(GroupKill.of(parameters.text(KILL_GROUP)));
  }

  @Override
  public Set<String> promises(PolicyParameters parameters) {
    return Set.of(
        "respects-oom-score-adj",
        "prefers-large",
        "memcg-scoped",
        "resists-renaming",
        "starves-no-memcg");
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }
}
