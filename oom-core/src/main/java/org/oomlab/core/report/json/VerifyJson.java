package org.oomlab.core.report.json;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.oomlab.core.registry.Configured;
import org.oomlab.core.verify.PropertyResult;
import org.oomlab.core.verify.PropertySuite;
import org.oomlab.core.yaml.SnapshotWriter;
import tools.jackson.core.JsonGenerator;

/**
 * A policy held to its properties as {@code oom/verify/1}.
 *
 * <p>{@code status} of a property is {@code HELD}, {@code BROKEN}, {@code FAILED} (it could not be
 * tried to the end) or {@code NOT_PROMISED}. {@code counterexample} is there for what is broken:
 * {@code snapshot} is a document that {@code rank} and {@code compare} read; there is none where
 * only a whole course of events shows what is wrong.
 */
public final class VerifyJson {
  private VerifyJson() {}

  /** Writes the document. */
  public static void write(
      Writer out, Configured policy, PropertySuite.Settings settings, List<PropertyResult> results)
      throws IOException {
    JsonDocument.write(out, 3, json -> document(json, policy, settings, results));
  }

  private static void document(
      JsonGenerator json,
      Configured policy,
      PropertySuite.Settings settings,
      List<PropertyResult> results) {
    json.writeStartObject();
    json.writeStringProperty("schema", "oom/verify/1");
    json.writeStringProperty("policy", policy.label());
    json.writeStringProperty("version", policy.registered().descriptor().version());
    json.writeStringProperty("module", policy.registered().module());
    Fields.texts(json, "promises", settings.promises().stream().sorted().toList());
    json.writeNumberProperty("seed", settings.seed());
    json.writeNumberProperty("tries", settings.tries());
    json.writeBooleanProperty("passed", results.stream().allMatch(PropertyResult::isWell));
    json.writeArrayPropertyStart("properties");
    results.forEach(result -> property(json, result));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void property(JsonGenerator json, PropertyResult result) {
    json.writeStartObject();
    json.writeStringProperty("name", result.name());
    json.writeStringProperty("why", result.why());
    json.writeNumberProperty("tries", result.tries());
    switch (result.outcome()) {
      case PropertyResult.Outcome.Held _ -> json.writeStringProperty("status", "HELD");
      case PropertyResult.Outcome.NotPromised _ ->
          json.writeStringProperty("status", "NOT_PROMISED");
      case PropertyResult.Outcome.Failed(String detail) -> {
        json.writeStringProperty("status", "FAILED");
        json.writeStringProperty("detail", detail);
      }
      case PropertyResult.Outcome.BrokenCode(String detail, String text) -> {
        json.writeStringProperty("status", "BROKEN");
        json.writeStringProperty("detail", detail);
        Fields.texts(json, "places", text.lines().toList());
      }
      case PropertyResult.Outcome.BrokenCourse(String detail, String text) -> {
        json.writeStringProperty("status", "BROKEN");
        json.writeStringProperty("detail", detail);
        json.writeObjectPropertyStart("counterexample");
        json.writeStringProperty("text", text);
        json.writeEndObject();
      }
      case PropertyResult.Outcome.Broken broken -> {
        json.writeStringProperty("status", "BROKEN");
        json.writeStringProperty("detail", broken.detail());
        json.writeObjectPropertyStart("counterexample");
        json.writeNumberProperty("tasks", broken.machine().machine().tasks().size());
        json.writeStringProperty("text", broken.text());
        json.writeStringProperty("snapshot", SnapshotWriter.text(broken.machine()));
        json.writeStringProperty("regressionTest", broken.regressionTest());
        json.writeEndObject();
      }
    }
    json.writeEndObject();
  }
}
