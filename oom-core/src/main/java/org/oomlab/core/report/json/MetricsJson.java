package org.oomlab.core.report.json;

import org.oomlab.core.metrics.OracleRun;
import org.oomlab.core.metrics.RunMetrics;
import tools.jackson.core.JsonGenerator;

/** What a run was worth. */
final class MetricsJson {
  private MetricsJson() {}

  /** Writes the best run in hindsight, null where nobody asked. */
  static void oracle(JsonGenerator json, OracleRun oracle) {
    if (!oracle.isKnown()) {
      json.writeNullProperty("oracle");
      return;
    }
    json.writeObjectPropertyStart("oracle");
    Fields.text(json, "firstVictimName", oracle.firstVictim());
    Fields.text(json, "policy", oracle.policy());
    json.writeNumberProperty("tried", oracle.tried());
    write(json, "metrics", oracle.metrics());
    json.writeEndObject();
  }

  /** Writes the metrics as an object under that name. */
  static void write(JsonGenerator json, String name, RunMetrics metrics) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("kills", metrics.kills());
    json.writeNumberProperty("killedProcesses", metrics.killedProcesses());
    json.writeNumberProperty("wrongKills", metrics.wrongKills());
    json.writeBooleanProperty("panicked", metrics.panicked());
    json.writeNumberProperty("workLostMillis", metrics.workLostMillis());
    json.writeNumberProperty("someStallMillis", metrics.someStallMillis());
    json.writeNumberProperty("fullStallMillis", metrics.fullStallMillis());
    json.writeNumberProperty("recoveryMillis", metrics.recoveryMillis());
    json.writeBooleanProperty("unrecovered", metrics.unrecovered());
    json.writeNumberProperty("freedPages", metrics.freedPages());
    json.writeNumberProperty("overkillPages", metrics.overkillPages());
    json.writeNumberProperty("objectiveLostMillis", metrics.objectiveLostMillis());
    json.writeNumberProperty("workUnits", metrics.workUnits());
    json.writeNumberProperty("fairnessPerMille", metrics.fairnessPerMille());
    json.writeNumberProperty("timeLostMillis", metrics.timeLostMillis());
    json.writeEndObject();
  }
}
