/** Kernel log parsing and the adapters to a Linux host. */
module org.oomlab.linux {
  requires com.github.luben.zstd_jni;
  requires transitive org.oomlab.api;
  requires static org.jspecify;
  requires org.tukaani.xz;

  exports org.oomlab.linux.incident;
  exports org.oomlab.linux.input;
  exports org.oomlab.linux.kmsg;
  exports org.oomlab.linux.procfs;
}
