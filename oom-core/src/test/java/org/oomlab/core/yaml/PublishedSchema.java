package org.oomlab.core.yaml;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A JSON Schema as it is published, in the hands of somebody else's validator. */
final class PublishedSchema {
  private static final Path ROOT = Path.of(System.getProperty("oom.root"));

  static final PublishedSchema SCENARIO = new PublishedSchema("oom-scenario-1", "scenarios");
  static final PublishedSchema SNAPSHOT = new PublishedSchema("oom-snapshot-1", "snapshots");

  /** Read once: a property asks it a thousand times. */
  private static final Map<PublishedSchema, Schema> READ = new ConcurrentHashMap<>();

  private final Path file;
  private final Path examples;

  private PublishedSchema(String name, String examples) {
    this.file = ROOT.resolve("docs/schema/" + name + ".schema.json");
    this.examples = ROOT.resolve("examples").resolve(examples);
  }

  boolean accepts(String yaml) {
    return complaints(yaml).equals("[]");
  }

  String complaints(String yaml) {
    return schema().validate(yaml, InputFormat.YAML).toString();
  }

  /** Returns the published text, which {@code -Doom.golden=write} replaces before. */
  String text(String made) throws IOException {
    if (System.getProperty("oom.golden", "").equals("write")) {
      Files.writeString(file, made);
    }
    return text(file);
  }

  /** Returns the examples that are published with it. */
  List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(examples)) {
      return files.sorted().toList();
    }
  }

  private Schema schema() {
    return READ.computeIfAbsent(
        this,
        _ ->
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(file), InputFormat.JSON));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
