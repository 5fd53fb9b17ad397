package org.oomlab.core.report.json;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.memory.MemcgPath;
import tools.jackson.core.JsonGenerator;

/** Fields whose value may be unknown, which is {@code null} in all documents. */
final class Fields {
  private Fields() {}

  /** Writes a text, null when it is empty. */
  static void text(JsonGenerator json, String name, String value) {
    if (value.isEmpty()) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, value);
    }
  }

  /** Writes a memcg's path, null when it is not known. */
  static void memcg(JsonGenerator json, String name, MemcgPath value) {
    text(json, name, value.value());
  }

  /** Writes a number above 0, null when it is 0 because the source does not tell it. */
  static void positive(JsonGenerator json, String name, long value) {
    number(json, name, value > 0, value);
  }

  /** Writes a number, null unless it is known. */
  static void number(JsonGenerator json, String name, boolean known, long value) {
    if (known) {
      json.writeNumberProperty(name, value);
    } else {
      json.writeNullProperty(name);
    }
  }

  /** Writes a number, null when it is absent. */
  static void number(JsonGenerator json, String name, OptionalLong value) {
    number(json, name, value.isPresent(), value.orElse(0));
  }

  /** Writes a number that has no sign, null when it is absent. */
  static void unsigned(JsonGenerator json, String name, OptionalLong value) {
    if (value.isPresent() && value.getAsLong() < 0) {
      json.writeNumberProperty(name, new BigInteger(Long.toUnsignedString(value.getAsLong())));
    } else {
      number(json, name, value);
    }
  }

  /** Writes pages, null unless they are known exactly. */
  static void exact(JsonGenerator json, String name, PageBounds value) {
    boolean known = value.isExact() && value.maxPages() < PageBounds.UNBOUNDED;
    number(json, name, known, value.minPages());
  }

  /** Writes pids. */
  static void pids(JsonGenerator json, String name, Collection<Integer> pids) {
    json.writeArrayPropertyStart(name);
    pids.forEach(json::writeNumber);
    json.writeEndArray();
  }

  /** Writes what went wrong, where something did. */
  static void errors(JsonGenerator json, List<String> errors) {
    if (!errors.isEmpty()) {
      texts(json, "errors", errors);
    }
  }

  /** Writes texts. */
  static void texts(JsonGenerator json, String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }
}
