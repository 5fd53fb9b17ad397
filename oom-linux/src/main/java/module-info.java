/** Kernel log parsing and the adapters to a Linux host. */
module org.oomlab.linux {
  requires transitive org.oomlab.api;
  requires static org.jspecify;

  exports org.oomlab.linux.incident;
  exports org.oomlab.linux.kmsg;
}
