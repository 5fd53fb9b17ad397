package org.oomlab.core.report.json;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.policy.ParameterSpec;
import org.oomlab.api.policy.PolicyDescriptor;
import org.oomlab.api.select.KernelRules;
import org.oomlab.core.registry.Registered;
import org.oomlab.core.rules.Citation;
import org.oomlab.core.rules.EngineProfiles;
import org.oomlab.core.rules.EngineRow;
import org.oomlab.core.rules.EngineRules;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.core.rules.NotFollowed;
import org.oomlab.core.rules.ReleaseRow;
import tools.jackson.core.JsonGenerator;

/** Policies as {@code oom/policies/1}. */
public final class PoliciesJson {
  private PoliciesJson() {}

  /** Writes the document. */
  public static void write(List<Registered> policies, Writer out) throws IOException {
    JsonDocument.write(
        out,
        json -> {
          json.writeStartObject();
          json.writeStringProperty("schema", "oom/policies/1");
          json.writeArrayPropertyStart("policies");
          policies.forEach(policy -> policy(json, policy));
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void policy(JsonGenerator json, Registered policy) {
    PolicyDescriptor card = policy.descriptor();
    json.writeStartObject();
    json.writeStringProperty("name", card.name());
    json.writeStringProperty("version", card.version());
    json.writeStringProperty("role", policy.role().word());
    json.writeStringProperty("summary", card.summary());
    json.writeStringProperty("module", policy.module());
    json.writeStringProperty("source", card.source());
    json.writeArrayPropertyStart("parameters");
    card.parameters().forEach(parameter -> parameter(json, parameter));
    json.writeEndArray();
    if (card.byRelease()) {
      json.writeArrayPropertyStart("releases");
      for (ReleaseRow row : KernelProfiles.rows()) {
        KernelRules rules = row.rules();
        release(
            json, rules.since(), KernelProfiles.changes(rules), row.citations(), rules.switches());
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("simulator");
      for (EngineRow row : EngineProfiles.rows()) {
        EngineRules rules = row.rules();
        release(
            json, rules.since(), EngineProfiles.changes(rules), row.citations(), rules.switches());
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("notFollowed");
      NotFollowed.rules().forEach(json::writeString);
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void release(
      JsonGenerator json,
      KernelRelease since,
      Map<String, String> changes,
      List<Citation> citations,
      Map<String, String> switches) {
    json.writeStartObject();
    json.writeStringProperty("since", since.text());
    json.writeObjectPropertyStart("changes");
    changes.forEach(json::writeStringProperty);
    json.writeEndObject();
    json.writeArrayPropertyStart("citations");
    citations.forEach(citation -> citation(json, citation));
    json.writeEndArray();
    json.writeObjectPropertyStart("switches");
    switches.forEach(json::writeStringProperty);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void citation(JsonGenerator json, Citation citation) {
    json.writeStartObject();
    json.writeStringProperty("file", citation.file());
    json.writeArrayPropertyStart("functions");
    citation.functions().forEach(json::writeString);
    json.writeEndArray();
    json.writeStringProperty("readIn", citation.readIn());
    json.writeStringProperty("notIn", citation.notIn());
    json.writeStringProperty("change", citation.change());
    json.writeEndObject();
  }

  private static void parameter(JsonGenerator json, ParameterSpec parameter) {
    json.writeStartObject();
    json.writeStringProperty("name", parameter.name());
    json.writeStringProperty("type", parameter.type());
    json.writeStringProperty("default", parameter.defaultText());
    json.writeStringProperty("description", parameter.description());
    json.writeEndObject();
  }
}
