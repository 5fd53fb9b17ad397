/** The cgroup-aware victim selection proposed for Linux in 2017. */
module org.oomlab.policy.cgroupaware {
  requires transitive org.oomlab.api;
  requires static org.jspecify;

  exports org.oomlab.policy.cgroupaware;

  provides org.oomlab.api.policy.VictimPolicyProvider with
      org.oomlab.policy.cgroupaware.CgroupAwarePolicyProvider;
}
