package org.oomlab.policy.priorityonly;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.oomlab.api.policy.ParameterSpec;
import org.oomlab.api.policy.PolicyDescriptor;
import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.policy.VictimPolicyProvider;

/** Provides {@link PriorityOnlyPolicy}. */
public final class PriorityOnlyPolicyProvider implements VictimPolicyProvider {
  private static final String POLARITY = "polarity";
  private static final String HIGH_DIES_FIRST = "high-dies-first";
  private static final String LOW_DIES_FIRST = "low-dies-first";

  /** Called by the service loader. */
  public PriorityOnlyPolicyProvider() {}

  @Override
  public PolicyDescriptor descriptor() {
    return new PolicyDescriptor(
        "priority-only",
        "1.0",
        "strict oom_score_adj order; the larger footprint breaks ties",
        "the priority schemes of Android's lowmemorykiller (drivers/staging/android, up to 4.11)"
            + " and of the priority OOM series on linux-mm (2021); both polarities are in use",
        List.of(
            new ParameterSpec.ChoiceSpec(
                POLARITY,
                List.of(HIGH_DIES_FIRST, LOW_DIES_FIRST),
                "whether a high or a low oom_score_adj dies first")));
  }

  @Override
  public VictimPolicy create(PolicyParameters parameters) {
    return new PriorityOnlyPolicy(parameters.text(POLARITY).equals(HIGH_DIES_FIRST));
  }

  /** With the polarity turned round, raising oom_score_adj spares. */
  @Override
  public Set<String> promises(PolicyParameters parameters) {
    Set<String> promises =
        new HashSet<>(
            Set.of(
                "prefers-large",
                "transitive",
                "ignores-losers",
                "scale-free",
                "memcg-scoped",
                "resists-renaming",
                "resists-forking",
                "resists-moving"));
    if (parameters.text(POLARITY).equals(HIGH_DIES_FIRST)) {
      promises.add("respects-oom-score-adj");
    }
    return promises;
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }
}
