/** The contracts of OOM Lab; everything a policy author compiles against. */
module org.oomlab.api {
  requires static transitive org.jspecify;

  exports org.oomlab.api.incident;
  exports org.oomlab.api.kernel;
  exports org.oomlab.api.machine;
  exports org.oomlab.api.memory;
  exports org.oomlab.api.policy;
  exports org.oomlab.api.pressure;
  exports org.oomlab.api.select;
  exports org.oomlab.api.task;
}
