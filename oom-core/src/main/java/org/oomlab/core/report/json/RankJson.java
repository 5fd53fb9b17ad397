package org.oomlab.core.report.json;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.select.Factor;
import org.oomlab.core.replay.Prediction;
import org.oomlab.core.report.RankedMachine;
import org.oomlab.core.report.RankedMachine.Source;
import org.oomlab.core.snapshot.Snapshot;
import tools.jackson.core.JsonGenerator;

/**
 * A ranked machine as {@code oom/rank/1}.
 *
 * <p>{@code view} is {@code HOST} or {@code CONTAINER} for the live host, and null for a report,
 * which has {@code input} and {@code line} instead; a snapshot has {@code input} and, where it
 * tells it, {@code view}. {@code totalPages} is what the scores are computed with. {@code
 * candidates} are the rows of {@code oom/explain/1}, in the kernel's order, each with the {@code
 * oomScore} that {@code /proc/PID/oom_score} shows; it is null where a report does not tell RAM and
 * swap of the whole machine. Its {@code terms} are what the release's score is made of, by the
 * names of {@link Factor}, in pages or as that release counts.
 */
public final class RankJson {
  private RankJson() {}

  /** Writes the document. */
  public static void write(Writer out, RankedMachine ranked) throws IOException {
    JsonDocument.write(out, 2, json -> document(json, ranked));
  }

  private static void document(JsonGenerator json, RankedMachine ranked) {
    json.writeStartObject();
    json.writeStringProperty("schema", "oom/rank/1");
    source(json, ranked);
    json.writeObjectPropertyStart("kernel");
    json.writeStringProperty("version", version(ranked));
    json.writeStringProperty("profile", ranked.rules().since().text());
    json.writeEndObject();
    json.writeStringProperty("policy", ranked.policy());
    json.writeNumberProperty("pageSizeBytes", ranked.machine().pageSizeBytes());
    PageBounds total = ranked.totalPages();
    json.writeNumberProperty("totalPages", total.minPages());
    Fields.positive(json, "ramPages", ranked.machine().ramPages());
    Fields.positive(json, "machinePages", ranked.machinePages());
    predicted(json, ranked.predicted());
    json.writeStringProperty("reason", ranked.explanation().reason().sentence());
    json.writeStringProperty("rule", ranked.explanation().reason().rule());
    Fields.texts(json, "notes", notes(ranked.source()));
    Iterator<OptionalLong> scores = ranked.oomScores().iterator();
    CandidatesJson.write(
        json,
        ranked.machine(),
        ranked.candidates(),
        total.isExact(),
        terms -> {
          Fields.unsigned(
              json, "oomScore", scores.hasNext() ? scores.next() : OptionalLong.empty());
          terms(json, terms);
        });
    json.writeEndObject();
  }

  private static void terms(JsonGenerator json, List<Factor> terms) {
    json.writeObjectPropertyStart("terms");
    for (Factor term : terms) {
      json.writeNumberProperty(term.name(), term.value());
    }
    json.writeEndObject();
  }

  private static void source(JsonGenerator json, RankedMachine ranked) {
    switch (ranked.source()) {
      case Source.Live live -> {
        json.writeNullProperty("input");
        json.writeNullProperty("line");
        json.writeStringProperty("view", live.view());
        Fields.positive(json, "ownPid", live.ownPid());
      }
      case Source.Stored stored -> {
        json.writeStringProperty("input", stored.input());
        json.writeNullProperty("line");
        if (stored.snapshot().view() == Snapshot.View.UNSTATED) {
          json.writeNullProperty("view");
        } else {
          json.writeStringProperty("view", stored.snapshot().view().name());
        }
        Fields.positive(json, "ownPid", stored.snapshot().takenBy());
      }
      case Source.Log log -> {
        json.writeStringProperty("input", log.incident().origin().input());
        json.writeNumberProperty("line", log.incident().origin().line());
        json.writeNullProperty("view");
        json.writeNullProperty("ownPid");
      }
    }
  }

  private static String version(RankedMachine ranked) {
    return switch (ranked.source()) {
      case Source.Live _, Source.Stored _ -> ranked.machine().kernel().text();
      case Source.Log log ->
          log.incident().kernel().printed().isEmpty()
              ? log.incident().kernel().oldest() + " to " + log.incident().kernel().newest()
              : log.incident().kernel().printed();
    };
  }

  private static void predicted(JsonGenerator json, Prediction predicted) {
    json.writeStringProperty("outcome", predicted.outcome().name());
    Fields.positive(json, "victimPid", predicted.victimPid());
    Fields.text(json, "victimName", predicted.victimComm());
    Fields.memcg(json, "victimMemcg", predicted.victimMemcg());
    if (predicted.killedKnown()) {
      Fields.pids(json, "killedPids", predicted.killedPids());
    }
  }

  private static List<String> notes(Source source) {
    return switch (source) {
      case Source.Live live -> live.notes();
      case Source.Stored stored -> stored.snapshot().notes();
      case Source.Log log -> log.incident().missing().stream().map(MissingFact::detail).toList();
    };
  }
}
