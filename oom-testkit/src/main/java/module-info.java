/** Builders, report writer, invariants, generators and contract tests for policy authors. */
module org.oomlab.testkit {
  requires java.logging;
  requires java.management;
  requires transitive com.tngtech.archunit;
  requires transitive net.jqwik.api;
  requires transitive org.oomlab.api;
  requires transitive org.oomlab.core;
  requires static org.jspecify;
  requires static org.junit.platform.engine;
  requires static org.junit.platform.launcher; // Of verify only.

  exports org.oomlab.testkit;
  exports org.oomlab.testkit.arch;
  exports org.oomlab.testkit.daemon;
  exports org.oomlab.testkit.mutant;
  exports org.oomlab.testkit.property;
  exports org.oomlab.testkit.run;
  exports org.oomlab.testkit.verify;
  exports org.oomlab.testkit.writer;
}
