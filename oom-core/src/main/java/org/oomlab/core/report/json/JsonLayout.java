package org.oomlab.core.report.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;

/**
 * One value a line, indented by two blanks a level, down to a level; what lies deeper stays on the
 * line of what it is in. Not thread-safe; for one document.
 */
final class JsonLayout implements PrettyPrinter {
  private static final String INDENT = "  ";

  private final int deepestLine;
  private int level;

  JsonLayout(int deepestLine) {
    this.deepestLine = deepestLine;
  }

  @Override
  public void writeRootValueSeparator(JsonGenerator json) {
    json.writeRaw('\n');
  }

  @Override
  public void writeStartObject(JsonGenerator json) {
    open(json, '{');
  }

  @Override
  public void beforeObjectEntries(JsonGenerator json) {
    breakLine(json);
  }

  @Override
  public void writeObjectNameValueSeparator(JsonGenerator json) {
    json.writeRaw(": ");
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator json) {
    separate(json);
  }

  @Override
  public void writeEndObject(JsonGenerator json, int entries) {
    close(json, '}', entries);
  }

  @Override
  public void writeStartArray(JsonGenerator json) {
    open(json, '[');
  }

  @Override
  public void beforeArrayValues(JsonGenerator json) {
    breakLine(json);
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator json) {
    separate(json);
  }

  @Override
  public void writeEndArray(JsonGenerator json, int values) {
    close(json, ']', values);
  }

  private void open(JsonGenerator json, char bracket) {
    json.writeRaw(bracket);
    level++;
  }

  private void separate(JsonGenerator json) {
    json.writeRaw(level > deepestLine ? ", " : ",");
    breakLine(json);
  }

  private void close(JsonGenerator json, char bracket, int contents) {
    boolean ownLine = contents > 0 && level <= deepestLine;
    level--;
    if (ownLine) {
      breakLine(json);
    }
    json.writeRaw(bracket);
  }

  private void breakLine(JsonGenerator json) {
    if (level <= deepestLine) {
      json.writeRaw("\n" + INDENT.repeat(level));
    }
  }
}
