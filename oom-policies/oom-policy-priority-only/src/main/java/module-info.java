/** Strict oom_score_adj order; size only breaks ties. */
module org.oomlab.policy.priorityonly {
  requires transitive org.oomlab.api;
  requires static org.jspecify;

  exports org.oomlab.policy.priorityonly;

  provides org.oomlab.api.policy.VictimPolicyProvider with
      org.oomlab.policy.priorityonly.PriorityOnlyPolicyProvider;
}
