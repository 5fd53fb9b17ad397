/** Killers in user space, as pressure daemons. */
module org.oomlab.policy.userspace {
  requires transitive org.oomlab.api;
  requires static org.jspecify;

  exports org.oomlab.policy.userspace;

  provides org.oomlab.api.pressure.PressureDaemonProvider with
      org.oomlab.policy.userspace.EarlyoomProvider;
}
