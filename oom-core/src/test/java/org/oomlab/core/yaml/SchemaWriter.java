package org.oomlab.core.yaml;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the JSON Schema of the shapes that the reader reads by. */
final class SchemaWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ObjectNode definitions = NODES.objectNode();
  private final IdentityHashMap<Shape<?>, String> names = new IdentityHashMap<>();

  private SchemaWriter() {}

  /** Returns the schema of a scenario, with a line feed at its end. */
  static String scenario() {
    return of(
        ScenarioShape.SCHEMA_NAME,
        "A machine and a workload in time, for OOM Lab",
        ScenarioShape.SCENARIO.fields());
  }

  /** Returns the schema of a snapshot, with a line feed at its end. */
  static String snapshot() {
    return of(
        SnapshotShape.SCHEMA_NAME,
        "A machine at one instant and the OOM it is in, for OOM Lab",
        SnapshotShape.SNAPSHOT.fields());
  }

  private static String of(String name, String title, List<Field<?>> fields) {
    SchemaWriter writer = new SchemaWriter();
    ObjectNode schema = NODES.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:oomlab:" + name.replace('/', ':'));
    schema.put("title", title);
    schema.setAll(writer.fields(fields));
    schema.set("$defs", writer.definitions);
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(schema)
        + "\n";
  }

  private ObjectNode of(Shape<?> shape) {
    return switch (shape) {
      case QuantityShape quantity -> quantity(quantity);
      case NumberShape number ->
          NODES
              .objectNode()
              .put("type", "integer")
              .put("minimum", number.min())
              .put("maximum", number.max());
      case FlagShape _ -> NODES.objectNode().put("type", "boolean");
      case WordShape<?> words -> {
        ArrayNode all = NODES.arrayNode();
        words.words().sequencedKeySet().forEach(all::add);
        ObjectNode schema = NODES.objectNode();
        schema.set("enum", all);
        yield schema;
      }
      case TextShape text ->
          NODES.objectNode().put("type", "string").put("pattern", text.pattern());
      case ListShape<?> list -> {
        ObjectNode schema = NODES.objectNode().put("type", "array");
        schema.set("items", of(list.item()));
        yield list.least() > 0 ? schema.put("minItems", list.least()) : schema;
      }
      case MappedShape<?, ?> mapped -> of(mapped.from());
      case OrWordShape orWord ->
          anyOf(of(orWord.quantity()), NODES.objectNode().put("const", orWord.word()));
      case EitherShape<?, ?> either -> anyOf(of(either.scalar()), of(either.mapping()));
      case RecordShape<?> fields -> reference(shape, fields.what());
      case ChoiceShape<?> choice -> reference(shape, choice.what());
    };
  }

  private ObjectNode reference(Shape<?> shape, String what) {
    String name = names.get(shape);
    if (name == null) {
      String slug = what.replaceFirst("^(an?|the) ", "").toLowerCase(Locale.ROOT);
      String bare = slug.replaceAll("[^a-z]+", "_");
      name = bare;
      for (int i = 2; definitions.has(name); i++) {
        name = bare + "_" + i;
      }
      names.put(shape, name);
      definitions.set(name, NODES.objectNode());
      definitions.set(
          name,
          switch (shape) {
            case RecordShape<?> fields -> fields(fields.fields());
            case ChoiceShape<?> choice -> choice(choice);
            default -> throw new IllegalArgumentException("no definition: " + shape);
          });
    }
    return NODES.objectNode().put("$ref", "#/$defs/" + name);
  }

  private ObjectNode fields(List<Field<?>> fields) {
    ObjectNode properties = NODES.objectNode();
    ArrayNode required = NODES.arrayNode();
    for (Field<?> field : fields) {
      properties.set(field.name(), described(field));
      if (field.isRequired()) {
        required.add(field.name());
      }
    }
    ObjectNode schema = NODES.objectNode().put("type", "object");
    schema.set("properties", properties);
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema.put("additionalProperties", false);
  }

  private ObjectNode choice(ChoiceShape<?> choice) {
    ObjectNode properties = NODES.objectNode();
    choice.options().forEach(option -> properties.set(option.name(), described(option)));
    ObjectNode schema = NODES.objectNode().put("type", "object");
    schema.set("properties", properties);
    return schema
        .put("additionalProperties", false)
        .put("minProperties", 1)
        .put("maxProperties", 1);
  }

  private ObjectNode described(Field<?> field) {
    ObjectNode schema = NODES.objectNode().put("description", field.meaning());
    schema.setAll(of(field.shape()));
    return schema;
  }

  private static ObjectNode quantity(QuantityShape quantity) {
    ObjectNode text = NODES.objectNode().put("type", "string").put("pattern", quantity.pattern());
    return quantity.min() == 0 ? anyOf(text, NODES.objectNode().put("const", 0)) : text;
  }

  private static ObjectNode anyOf(ObjectNode one, ObjectNode other) {
    ObjectNode schema = NODES.objectNode();
    schema.set("anyOf", NODES.arrayNode().add(one).add(other));
    return schema;
  }
}
