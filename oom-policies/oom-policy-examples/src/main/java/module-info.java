/** Policies to be taken as plugins: models in which the kit finds bugs. */
module org.oomlab.policy.examples {
  requires transitive org.oomlab.api;
  requires static org.jspecify;

  exports org.oomlab.policy.examples;

  provides org.oomlab.api.policy.VictimPolicyProvider with
      org.oomlab.policy.examples.EarlyoomSortByRssProvider;
}
