/** Kernel rules, badness, selection, replay, scenarios, the plugin registry and report formats. */
module org.oomlab.core {
  requires transitive org.oomlab.api;
  requires static io.jstach.jstache;
  requires static org.jspecify;
  requires de.siegmar.fastcsv;
  requires org.snakeyaml.engine;
  requires tools.jackson.core;

  exports org.oomlab.core.badness;
  exports org.oomlab.core.compare;
  exports org.oomlab.core.course;
  exports org.oomlab.core.engine;
  exports org.oomlab.core.engine.record;
  exports org.oomlab.core.facts;
  exports org.oomlab.core.kill;
  exports org.oomlab.core.lab;
  exports org.oomlab.core.metrics;
  exports org.oomlab.core.reclaim;
  exports org.oomlab.core.registry;
  exports org.oomlab.core.replay;
  exports org.oomlab.core.report;
  exports org.oomlab.core.report.csv;
  exports org.oomlab.core.report.html;
  exports org.oomlab.core.report.json;
  exports org.oomlab.core.report.words;
  exports org.oomlab.core.rules;
  exports org.oomlab.core.scenario;
  exports org.oomlab.core.select;
  exports org.oomlab.core.snapshot;
  exports org.oomlab.core.spare;
  exports org.oomlab.core.text;
  exports org.oomlab.core.totals;
  exports org.oomlab.core.verify;
  exports org.oomlab.core.yaml;

  uses org.oomlab.api.policy.VictimPolicyProvider;
  uses org.oomlab.api.pressure.PressureDaemonProvider;
  uses org.oomlab.core.verify.PropertySuite;
}
