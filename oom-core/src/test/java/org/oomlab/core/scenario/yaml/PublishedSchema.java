package org.oomlab.core.scenario.yaml;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The JSON Schema as it is published, in the hands of somebody else's validator. */
final class PublishedSchema {
  private static final Path ROOT = Path.of(System.getProperty("oom.root"));

  static final Path FILE = ROOT.resolve("docs/schema/oom-scenario-1.schema.json");
  static final Path EXAMPLES = ROOT.resolve("examples/scenarios");

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text(FILE), InputFormat.JSON);

  private PublishedSchema() {}

  static boolean accepts(String yaml) {
    return SCHEMA.validate(yaml, InputFormat.YAML).isEmpty();
  }

  static String complaints(String yaml) {
    return SCHEMA.validate(yaml, InputFormat.YAML).toString();
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
