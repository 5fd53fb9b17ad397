/** What mainline Linux does in an OOM, by the release's rules. */
module org.oomlab.policy.classic {
  requires transitive org.oomlab.api;
  requires static org.jspecify;

  exports org.oomlab.policy.classic;

  provides org.oomlab.api.policy.VictimPolicyProvider with
      org.oomlab.policy.classic.ClassicPolicyProvider;
}
