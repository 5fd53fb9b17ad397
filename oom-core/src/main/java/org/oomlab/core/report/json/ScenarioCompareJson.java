package org.oomlab.core.report.json;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.oomlab.api.task.TaskId;
import org.oomlab.core.metrics.PolicyRun;
import org.oomlab.core.metrics.ScenarioResult;
import org.oomlab.core.metrics.ScenarioTotals;
import org.oomlab.core.report.words.RunOutcome;
import tools.jackson.core.JsonGenerator;

/**
 * A comparison on scenarios as a document of {@code schema: oom/compare/1}: a situation is a
 * scenario, its {@code outcome} that of the whole run: {@code KILLED}, {@code PANIC}, {@code
 * NO_OOM}, or {@code UNKNOWN} for a policy that failed. {@code victimPid} is the first victim's,
 * {@code killedPids} all in order, {@code lostCpuSeconds} the weighted work lost.
 */
public final class ScenarioCompareJson {
  private static final int MILLIS_DECIMALS = 3;

  private ScenarioCompareJson() {}

  /** Writes the document and returns each policy over all scenarios. */
  public static List<ScenarioTotals> write(
      Writer out, List<String> inputs, List<String> policies, Iterator<ScenarioResult> results)
      throws IOException {
    List<List<ScenarioTotals>> totals = new ArrayList<>();
    JsonDocument.writeRows(out, json -> totals.add(document(json, inputs, policies, results)));
    return totals.getFirst();
  }

  private static List<ScenarioTotals> document(
      JsonGenerator json,
      List<String> inputs,
      List<String> policies,
      Iterator<ScenarioResult> results) {
    List<ScenarioTotals> totals = ScenarioTotals.none(policies);
    json.writeStartObject();
    json.writeStringProperty("schema", "oom/compare/1");
    Fields.texts(json, "inputs", inputs);
    Fields.texts(json, "policies", policies);
    json.writeArrayPropertyStart("situations");
    int index = 0;
    boolean oracle = false;
    while (results.hasNext()) {
      ScenarioResult result = results.next();
      situation(json, index, result);
      totals = ScenarioTotals.plus(totals, result);
      oracle |= result.oracle().isKnown();
      index++;
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("summary");
    for (ScenarioTotals total : totals) {
      total(json, total, oracle);
    }
    json.writeEndArray();
    json.writeEndObject();
    return totals;
  }

  private static void situation(JsonGenerator json, int index, ScenarioResult result) {
    json.writeStartObject();
    json.writeStringProperty("input", result.input());
    json.writeNumberProperty("index", index);
    json.writeStringProperty("scenario", result.scenario().name());
    json.writeNumberProperty("seed", result.scenario().seed());
    json.writeArrayPropertyStart("outcomes");
    result.runs().forEach(run -> outcome(json, result, run));
    json.writeEndArray();
    json.writeBooleanProperty("unanimous", result.unanimous());
    MetricsJson.oracle(json, result.oracle());
    json.writeEndObject();
  }

  private static void outcome(JsonGenerator json, ScenarioResult result, PolicyRun run) {
    json.writeStartObject();
    json.writeStringProperty("policy", run.policy());
    json.writeStringProperty("outcome", RunOutcome.word(run));
    Fields.positive(
        json, "victimPid", run.firstKill().map(k -> k.event().victim().pid()).orElse(0));
    Fields.text(json, "victimName", run.names().isEmpty() ? "" : run.names().getFirst());
    Fields.pids(
        json,
        "killedPids",
        run.kills().stream().flatMap(k -> k.event().killed().stream()).map(TaskId::pid).toList());
    Fields.number(json, "freedPages", run.succeeded(), run.metrics().freedPages());
    if (run.succeeded()) {
      seconds(json, run.metrics().workLostMillis());
    } else {
      json.writeNullProperty("lostCpuSeconds");
    }
    json.writeStringProperty("explanation", RunOutcome.explanation(run));
    json.writeBooleanProperty("failed", !run.succeeded());
    Fields.number(
        json,
        "regretMillis",
        run.succeeded() && result.oracle().isKnown(),
        result.regretMillis(run));
    if (run.succeeded()) {
      MetricsJson.write(json, "metrics", run.metrics());
    } else {
      json.writeNullProperty("metrics");
    }
    json.writeEndObject();
  }

  private static void total(JsonGenerator json, ScenarioTotals total, boolean oracle) {
    json.writeStartObject();
    json.writeStringProperty("policy", total.policy());
    json.writeNumberProperty("kills", total.kills());
    json.writeNumberProperty("killedProcesses", total.killedProcesses());
    json.writeNumberProperty("wrongKills", total.wrongKills());
    json.writeNumberProperty("panics", total.panics());
    json.writeNumberProperty("freedPages", total.freedPages());
    json.writeNumberProperty("freedBytes", total.freedBytes());
    seconds(json, total.workLostMillis());
    json.writeNumberProperty("objectiveLostMillis", total.objectiveLostMillis());
    json.writeNumberProperty("fullStallMillis", total.fullStallMillis());
    json.writeNumberProperty("timeLostMillis", total.timeLostMillis());
    Fields.number(json, "regretMillis", oracle, total.regretMillis());
    json.writeNumberProperty("situations", total.situations());
    json.writeNumberProperty("failed", total.failed());
    json.writeEndObject();
  }

  private static void seconds(JsonGenerator json, long millis) {
    json.writeNumberProperty("lostCpuSeconds", BigDecimal.valueOf(millis, MILLIS_DECIMALS));
  }
}
