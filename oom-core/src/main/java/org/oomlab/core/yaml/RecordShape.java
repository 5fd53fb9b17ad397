package org.oomlab.core.yaml;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.oomlab.core.text.Nearest;

/**
 * A mapping with certain fields.
 *
 * @param what what it is, with article
 * @param fields all that there are
 * @param build makes a value of the fields' values; may refuse them by {@link MisfitException}
 */
record RecordShape<T>(String what, List<Field<?>> fields, Function<Values, T> build)
    implements Shape<T> {
  RecordShape {
    fields = List.copyOf(fields);
  }

  @Override
  public String expected() {
    return what;
  }

  @Override
  public Optional<T> read(YamlNode node, Reading reading) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      return mismatch(node, reading);
    }
    int before = reading.problemCount();
    Values values = new Values(node.place());
    for (YamlNode.Entry entry : mapping.entries()) {
      field(entry.key())
          .ifPresentOrElse(
              field -> readField(field, entry, values, reading), () -> unknown(entry, reading));
    }
    for (Field<?> field : fields) {
      boolean missing = mapping.entries().stream().noneMatch(e -> e.key().equals(field.name()));
      if (field.isRequired() && missing) {
        reading.problem(
            node.place(),
            "the field '" + field.name() + "' of " + what + " is missing",
            field.shape().expected());
      }
    }
    if (reading.problemCount() > before) {
      return Optional.empty();
    }
    try {
      return Optional.of(build.apply(values));
    } catch (MisfitException e) {
      e.reportTo(reading);
      return Optional.empty();
    }
  }

  private Optional<Field<?>> field(String name) {
    for (Field<?> field : fields) {
      if (field.name().equals(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  private static <F> void readField(
      Field<F> field, YamlNode.Entry entry, Values values, Reading reading) {
    field
        .shape()
        .read(entry.value(), reading)
        .ifPresent(value -> values.put(field, value, entry.value().place()));
  }

  private void unknown(YamlNode.Entry entry, Reading reading) {
    List<String> names = fields.stream().map(Field::name).toList();
    reading.problem(
        entry.place(),
        "unknown field " + Problem.quoted(entry.key()) + " of " + what,
        "one of " + String.join(", ", names),
        Nearest.of(entry.key(), names).orElse(""));
  }
}
