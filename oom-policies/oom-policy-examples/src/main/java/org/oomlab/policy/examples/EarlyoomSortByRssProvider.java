package org.oomlab.policy.examples;

import java.util.List;
import java.util.Set;
import org.oomlab.api.policy.PolicyDescriptor;
import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.policy.VictimPolicyProvider;

/** Provides {@link EarlyoomSortByRss}. */
public final class EarlyoomSortByRssProvider implements VictimPolicyProvider {
  /** Called by the service loader. */
  public EarlyoomSortByRssProvider() {}

  @Override
  public PolicyDescriptor descriptor() {
    return new PolicyDescriptor(
        "earlyoom-sort-by-rss",
        "1.9.0",
        "whom earlyoom chooses with --sort-by-rss",
        "earlyoom 1.9.0, is_larger() and find_largest_process(), kill.c",
        List.of());
  }

  @Override
  public VictimPolicy create(PolicyParameters parameters) {
    return new EarlyoomSortByRss();
  }

  /** Whoever sorts promises an order. */
  @Override
  public Set<String> promises(PolicyParameters parameters) {
    return Set.of("transitive");
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }
}
