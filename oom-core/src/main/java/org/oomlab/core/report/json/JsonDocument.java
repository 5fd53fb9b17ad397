package org.oomlab.core.report.json;

import java.io.IOException;
import java.io.Writer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Writes one indented JSON document with a line feed at its end. */
final class JsonDocument {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  /** Document, array, record, table: the fields of a table's row are one level deeper. */
  private static final int TABLE_ROW_LEVEL = 4;

  private JsonDocument() {}

  /**
   * Writes a document.
   *
   * @param out where to; flushed, not closed
   * @param body writes one value
   */
  static void write(Writer out, Consumer<JsonGenerator> body) throws IOException {
    write(out, Integer.MAX_VALUE, body);
  }

  /**
   * Writes a document of many like rows, an array of records with tables in them, in which what
   * stands in a table's row stays on one line.
   */
  static void writeRows(Writer out, Consumer<JsonGenerator> body) throws IOException {
    write(out, TABLE_ROW_LEVEL, body);
  }

  /**
   * Writes a document of which what lies deeper than some levels stays on one line.
   *
   * @param deepestLine the last level whose values have a line each; 1 is the document's own
   */
  static void write(Writer out, int deepestLine, Consumer<JsonGenerator> body) throws IOException {
    try {
      try (JsonGenerator json = FACTORY.createGenerator(new Indented(deepestLine), out)) {
        body.accept(json);
      }
      out.append('\n').flush();
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  private static final class Indented extends ObjectWriteContext.Base {
    private final JsonLayout layout;

    Indented(int deepestLine) {
      layout = new JsonLayout(deepestLine);
    }

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return layout;
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
