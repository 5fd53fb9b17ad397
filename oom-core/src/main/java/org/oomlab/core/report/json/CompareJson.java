package org.oomlab.core.report.json;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.oomlab.core.compare.PolicyOutcome;
import org.oomlab.core.compare.PolicyTotals;
import org.oomlab.core.compare.Situation;
import org.oomlab.core.compare.Toll;
import tools.jackson.core.JsonGenerator;

/**
 * Policies compared as {@code oom/compare/1}.
 *
 * <p>{@code outcome} is {@code UNKNOWN} where the policy did not decide; {@code explanation} then
 * says why, and {@code failed} is true where the policy broke its contract. {@code killedPids} is
 * left out where the source does not show everyone who dies, and {@code freedPages} is null then.
 * {@code lostCpuSeconds}, with milliseconds as decimals, is null unless the source tells the CPU
 * time of everyone killed. Situations are written as they come. {@code errors} is there only where
 * something could not be done, a sentence each.
 */
public final class CompareJson {
  private static final int MILLIS_DECIMALS = 3;

  private CompareJson() {}

  /**
   * Writes the document.
   *
   * @param inputs names of all inputs
   * @param policies the policies as they were asked for
   * @param situations the situations, in order; read to the end
   * @param errors what went wrong, a sentence each; asked behind the last situation
   * @return each policy over all situations
   */
  public static List<PolicyTotals> write(
      Writer out,
      List<String> inputs,
      List<String> policies,
      Iterator<Situation> situations,
      Supplier<List<String>> errors)
      throws IOException {
    List<List<PolicyTotals>> result = new ArrayList<>();
    JsonDocument.writeRows(
        out, json -> result.add(document(json, inputs, policies, situations, errors)));
    return result.getFirst();
  }

  private static List<PolicyTotals> document(
      JsonGenerator json,
      List<String> inputs,
      List<String> policies,
      Iterator<Situation> situations,
      Supplier<List<String>> errors) {
    List<PolicyTotals> totals = PolicyTotals.none(policies);
    json.writeStartObject();
    json.writeStringProperty("schema", "oom/compare/1");
    Fields.texts(json, "inputs", inputs);
    Fields.texts(json, "policies", policies);
    json.writeArrayPropertyStart("situations");
    while (situations.hasNext()) {
      Situation situation = situations.next();
      situation(json, situation);
      totals = PolicyTotals.plus(totals, situation);
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("summary");
    totals.forEach(total -> total(json, total));
    json.writeEndArray();
    Fields.errors(json, errors.get());
    json.writeEndObject();
    return totals;
  }

  private static void situation(JsonGenerator json, Situation situation) {
    json.writeStartObject();
    json.writeStringProperty("input", situation.incident().origin().input());
    json.writeNumberProperty("index", situation.index());
    json.writeNumberProperty("line", situation.incident().origin().line());
    ReportJson.actual(json, situation.incident().actual());
    json.writeArrayPropertyStart("outcomes");
    situation.outcomes().forEach(outcome -> outcome(json, outcome));
    json.writeEndArray();
    json.writeBooleanProperty("unanimous", situation.unanimous());
    Fields.texts(json, "partings", situation.partings());
    json.writeEndObject();
  }

  private static void outcome(JsonGenerator json, PolicyOutcome outcome) {
    Toll toll = outcome.toll();
    json.writeStartObject();
    json.writeStringProperty("policy", outcome.policy());
    json.writeStringProperty("outcome", outcome.prediction().outcome().name());
    Fields.positive(json, "victimPid", outcome.prediction().victimPid());
    Fields.text(json, "victimName", outcome.prediction().victimComm());
    if (outcome.prediction().killedKnown()) {
      Fields.pids(json, "killedPids", outcome.prediction().killedPids());
    }
    Fields.number(json, "freedPages", toll.known(), toll.freedPages());
    seconds(json, toll.cpuTimeKnown(), toll.lostCpuMillis());
    json.writeStringProperty("explanation", outcome.sentence());
    json.writeStringProperty("rule", outcome.explanation().reason().rule());
    json.writeBooleanProperty("failed", outcome.status() == PolicyOutcome.Status.FAILED);
    json.writeEndObject();
  }

  private static void total(JsonGenerator json, PolicyTotals total) {
    json.writeStartObject();
    json.writeStringProperty("policy", total.policy());
    json.writeNumberProperty("kills", total.kills());
    json.writeNumberProperty("freedPages", total.freedPages());
    json.writeNumberProperty("freedBytes", total.freedBytes());
    seconds(json, total.cpuTimeKnown(), total.lostCpuMillis());
    json.writeNumberProperty("killedProcesses", total.killedProcesses());
    json.writeBooleanProperty("killedProcessesExact", total.killedKnown());
    json.writeNumberProperty("situations", total.situations());
    json.writeNumberProperty("asKernel", total.asKernel());
    json.writeNumberProperty("undecided", total.undecided());
    json.writeNumberProperty("failed", total.failed());
    json.writeEndObject();
  }

  private static void seconds(JsonGenerator json, boolean known, long millis) {
    if (known) {
      json.writeNumberProperty("lostCpuSeconds", BigDecimal.valueOf(millis, MILLIS_DECIMALS));
    } else {
      json.writeNullProperty("lostCpuSeconds");
    }
  }
}
