package org.oomlab.core.facts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.oomlab.core.text.Nearest;
import org.oomlab.core.text.SafeText;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** A strict reading of JSON, value by value, that says what stands where something else should. */
final class FactsParser {
  private static final int MOST_QUOTED = 40;

  private final JsonParser json;

  FactsParser(JsonParser json) {
    this.json = json;
  }

  /** What to do with the value of a field. */
  interface Value {
    /** Reads it; the parser stands on its first token. */
    void read() throws BadFactsException;
  }

  /** Which fields an object may have. */
  interface Fields {
    /** Returns how to read a field, or throws where it cannot be there. */
    Value of(String name) throws BadFactsException;
  }

  void next() {
    json.nextToken();
  }

  boolean atEnd() {
    return json.currentToken() == null;
  }

  /** Reads an object and hands each of its fields over. */
  void object(String what, Fields fields) throws BadFactsException {
    expect(JsonToken.START_OBJECT, what);
    while (json.nextToken() != JsonToken.END_OBJECT) {
      Value value = fields.of(json.currentName());
      json.nextToken();
      value.read();
    }
  }

  /** Reads an array, each element alike. */
  void array(String what, Value element) throws BadFactsException {
    expect(JsonToken.START_ARRAY, what);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      element.read();
    }
  }

  long number(String what, long min, long max) throws BadFactsException {
    String expected =
        what + ", a whole number from " + min + (max == Long.MAX_VALUE ? "" : " to " + max);
    expect(JsonToken.VALUE_NUMBER_INT, expected);
    boolean fits = json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    if (!fits || json.getLongValue() < min || json.getLongValue() > max) {
      throw problem("found " + found(), expected);
    }
    return json.getLongValue();
  }

  boolean truth(String what) throws BadFactsException {
    if (json.currentToken() != JsonToken.VALUE_TRUE
        && json.currentToken() != JsonToken.VALUE_FALSE) {
      throw problem("found " + found(), what + ", true or false");
    }
    return json.currentToken() == JsonToken.VALUE_TRUE;
  }

  String text(String what) throws BadFactsException {
    expect(JsonToken.VALUE_STRING, what);
    return json.getString();
  }

  Set<Integer> pids() throws BadFactsException {
    List<Integer> pids = new ArrayList<>();
    array("a list of pids", () -> pids.add((int) number("a pid", 1, Integer.MAX_VALUE)));
    return new LinkedHashSet<>(pids);
  }

  BadFactsException unknown(String name, List<String> known) {
    String hint = Nearest.of(name, known).map(near -> "; did you mean " + near + "?").orElse("");
    return problem("found \"" + quoted(name) + "\"", "one of " + String.join(", ", known) + hint);
  }

  BadFactsException problem(String found, String expected) {
    TokenStreamLocation at = json.currentTokenLocation();
    return new BadFactsException(
        at.getLineNr(), at.getColumnNr(), found + ", expected " + expected);
  }

  private void expect(JsonToken token, String what) throws BadFactsException {
    if (json.currentToken() != token) {
      throw problem("found " + found(), what);
    }
  }

  private String found() {
    JsonToken token = json.currentToken();
    if (token == null) {
      return "the end";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "\"" + quoted(json.getString()) + "\"";
      default -> quoted(json.getString());
    };
  }

  private static String quoted(String text) {
    String cut = text.length() > MOST_QUOTED ? text.substring(0, MOST_QUOTED) + "..." : text;
    return SafeText.clean(cut);
  }
}
