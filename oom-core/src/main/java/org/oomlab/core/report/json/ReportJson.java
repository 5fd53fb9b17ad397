package org.oomlab.core.report.json;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.incident.Invoker.Detail;
import org.oomlab.api.incident.KernelEvidence;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.task.TaskId;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.replay.Prediction;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.report.RankedMachine;
import org.oomlab.core.rules.KernelProfiles;
import tools.jackson.core.JsonGenerator;

/**
 * One report of {@code oom/explain/1}.
 *
 * <p>{@code kernel.version} is the release as printed, or the range that the layout leaves open.
 * {@code totalPages} is null unless the report fixes it; {@code totalPagesMin}, with which the
 * scores are computed, and {@code totalPagesMax} bound it, the latter null when nothing does.
 * {@code gfpMask} is a hexadecimal number as in the log. What the log does not show of the {@code
 * invoker}, or not to its last digit, is null, and {@code mode.sysrq} where {@code order} is.
 * {@code tieSet} holds everyone whom only the order of the walk kept from dying instead. {@code
 * told} is there only where somebody told facts that the report hides. {@code constraint} is null
 * where nothing tells it. A candidate's {@code oomScore} is what {@code /proc/PID/oom_score} shows,
 * null where the report does not tell RAM and swap of the whole machine.
 */
final class ReportJson {
  private ReportJson() {}

  static void write(JsonGenerator json, ExplainedReport report) {
    Incident incident = report.incident();
    Judgement judgement = report.judgement();
    json.writeStartObject();
    json.writeNumberProperty("index", report.index());
    json.writeStringProperty("input", incident.origin().input());
    json.writeNumberProperty("line", incident.origin().line());
    Fields.text(json, "timestamp", incident.origin().timestamp());
    kernel(json, incident.kernel(), report);
    invoker(json, incident.invoker());
    boolean told = !incident.lacks(MissingFact.Kind.CONSTRAINT);
    Fields.text(json, "constraint", told ? incident.constraint().name() : "");
    Fields.memcg(json, "oomMemcg", oomMemcg(incident));
    total(json, judgement.totalPages());
    actual(json, incident.actual());
    predicted(json, report.policy(), judgement.predicted());
    json.writeStringProperty("agreement", judgement.agreement().name());
    json.writeStringProperty("reason", judgement.reason());
    json.writeStringProperty("rule", judgement.explanation().reason().rule());
    Fields.pids(json, "tieSet", tieSet(judgement));
    mode(json, incident);
    missing(json, incident);
    MemoryJson.write(json, incident);
    told(json, incident);
    Iterator<OptionalLong> scores =
        RankedMachine.of(incident, report.policy(), judgement).oomScores().iterator();
    CandidatesJson.write(
        json,
        incident.machine(),
        judgement.candidates(),
        judgement.totalPages().isExact(),
        _ ->
            Fields.unsigned(
                json, "oomScore", scores.hasNext() ? scores.next() : OptionalLong.empty()));
    json.writeEndObject();
  }

  private static MemcgPath oomMemcg(Incident incident) {
    return incident.constraint() == OomConstraint.MEMCG ? incident.oomMemcg() : MemcgPath.UNKNOWN;
  }

  private static void kernel(JsonGenerator json, KernelEvidence kernel, ExplainedReport report) {
    String range =
        kernel.isExact() ? kernel.oldest().text() : kernel.oldest() + " to " + kernel.newest();
    json.writeObjectPropertyStart("kernel");
    json.writeStringProperty("version", kernel.printed().isEmpty() ? range : kernel.printed());
    json.writeStringProperty("profile", report.judgement().rules().text());
    json.writeStringProperty("evidence", evidence(kernel, report.rulesAsked()));
    boolean asked = !report.rulesAsked().isEmpty();
    KernelRelease taken = report.judgement().rules();
    json.writeStringProperty("oldest", (asked ? taken : kernel.oldest()).text());
    json.writeStringProperty("newest", (asked ? taken : kernel.newest()).text());
    json.writeEndObject();
  }

  private static String evidence(KernelEvidence kernel, String rulesAsked) {
    if (!rulesAsked.isEmpty()) {
      return rulesAsked + " was given; of the report: " + kernel.evidence();
    }
    return KernelProfiles.isNewerThanRead(kernel.newest())
        ? kernel.evidence() + "; no release after " + KernelProfiles.NEWEST_READ + " was read"
        : kernel.evidence();
  }

  private static void invoker(JsonGenerator json, Invoker invoker) {
    json.writeObjectPropertyStart("invoker");
    Fields.text(json, "name", invoker.comm());
    Fields.positive(json, "pid", invoker.pid());
    Fields.text(
        json,
        "gfpMask",
        invoker.shows(Detail.GFP_MASK) ? "0x" + Long.toHexString(invoker.gfpMask()) : "");
    Fields.text(json, "gfpFlags", invoker.gfpFlags());
    Fields.number(json, "order", invoker.shows(Detail.ORDER), invoker.order());
    Fields.number(json, "oomScoreAdj", invoker.shows(Detail.OOM_SCORE_ADJ), invoker.oomScoreAdj());
    json.writeEndObject();
  }

  private static void total(JsonGenerator json, PageBounds total) {
    Fields.exact(json, "totalPages", total);
    json.writeNumberProperty("totalPagesMin", total.minPages());
    Fields.number(json, "totalPagesMax", total.maxPages() < PageBounds.UNBOUNDED, total.maxPages());
  }

  static void actual(JsonGenerator json, ActualOutcome actual) {
    json.writeObjectPropertyStart("actual");
    Fields.positive(json, "victimPid", actual.victimPid());
    Fields.text(json, "victimName", actual.victimComm());
    Fields.memcg(json, "victimMemcg", actual.victimMemcg());
    Fields.pids(json, "killedPids", actual.killedPids());
    json.writeStringProperty("outcome", actual.outcome().name());
    Fields.positive(json, "chosenPid", actual.chosenPid());
    json.writeEndObject();
  }

  private static void predicted(JsonGenerator json, String policy, Prediction predicted) {
    json.writeObjectPropertyStart("predicted");
    Fields.positive(json, "victimPid", predicted.victimPid());
    Fields.text(json, "victimName", predicted.victimComm());
    Fields.memcg(json, "victimMemcg", predicted.victimMemcg());
    if (predicted.killedKnown()) {
      Fields.pids(json, "killedPids", predicted.killedPids());
    }
    json.writeStringProperty("outcome", predicted.outcome().name());
    json.writeStringProperty("policy", policy);
    json.writeEndObject();
  }

  private static List<Integer> tieSet(Judgement judgement) {
    return judgement.explanation().tieSet().stream().map(TaskId::pid).toList();
  }

  private static void mode(JsonGenerator json, Incident incident) {
    json.writeObjectPropertyStart("mode");
    json.writeBooleanProperty("allocatingTask", incident.mode().allocatingTask());
    if (incident.invoker().shows(Detail.ORDER)) {
      json.writeBooleanProperty("sysrq", incident.invoker().order() < 0);
    } else {
      json.writeNullProperty("sysrq");
    }
    Fields.memcg(json, "oomGroup", incident.mode().group());
    json.writeEndObject();
  }

  private static void told(JsonGenerator json, Incident incident) {
    if (!incident.told().isEmpty()) {
      Fields.texts(json, "told", incident.told().stream().sorted().map(Enum::name).toList());
    }
  }

  private static void missing(JsonGenerator json, Incident incident) {
    json.writeArrayPropertyStart("missing");
    incident
        .missing()
        .forEach(
            fact -> {
              json.writeStartObject();
              json.writeStringProperty("kind", fact.kind().name());
              json.writeStringProperty("detail", fact.detail());
              json.writeEndObject();
            });
    json.writeEndArray();
  }
}
