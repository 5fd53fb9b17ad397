package org.oomlab.core.report.json;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.oomlab.api.policy.ParameterSpec;
import org.oomlab.api.policy.PolicyDescriptor;
import org.oomlab.api.select.KernelRules;
import org.oomlab.core.registry.RegisteredPolicy;
import org.oomlab.core.rules.KernelProfiles;
import tools.jackson.core.JsonGenerator;

/** Policies as {@code oom/policies/1}. */
public final class PoliciesJson {
  private PoliciesJson() {}

  /** Writes the document. */
  public static void write(List<RegisteredPolicy> policies, Writer out) throws IOException {
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

  private static void policy(JsonGenerator json, RegisteredPolicy policy) {
    PolicyDescriptor card = policy.descriptor();
    json.writeStartObject();
    json.writeStringProperty("name", card.name());
    json.writeStringProperty("version", card.version());
    json.writeStringProperty("summary", card.summary());
    json.writeStringProperty("module", policy.module());
    json.writeStringProperty("source", card.source());
    json.writeArrayPropertyStart("parameters");
    card.parameters().forEach(parameter -> parameter(json, parameter));
    json.writeEndArray();
    if (card.byRelease()) {
      json.writeArrayPropertyStart("releases");
      KernelProfiles.table().forEach(rules -> release(json, rules));
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void release(JsonGenerator json, KernelRules rules) {
    json.writeStartObject();
    json.writeStringProperty("since", rules.since().text());
    json.writeObjectPropertyStart("switches");
    rules.switches().forEach(json::writeStringProperty);
    json.writeEndObject();
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
