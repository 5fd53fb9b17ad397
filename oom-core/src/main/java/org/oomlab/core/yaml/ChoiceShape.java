package org.oomlab.core.yaml;

import java.util.List;
import java.util.Optional;
import org.oomlab.core.text.Nearest;

/**
 * A mapping with exactly one field, whose name says which of several things it is.
 *
 * @param what what it is, with article
 * @param options the fields that it may have
 */
record ChoiceShape<T>(String what, List<Field<? extends T>> options) implements Shape<T> {
  ChoiceShape {
    options = List.copyOf(options);
  }

  List<String> names() {
    return options.stream().<String>map(Field::name).toList();
  }

  @Override
  public String expected() {
    return what + ", which is one of " + String.join(", ", names());
  }

  @Override
  public Optional<T> read(YamlNode node, Reading reading) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      return mismatch(node, reading);
    }
    if (mapping.entries().size() != 1) {
      reading.problem(
          node.place(), "found a mapping with " + mapping.entries().size() + " fields", expected());
      return Optional.empty();
    }
    YamlNode.Entry entry = mapping.entries().getFirst();
    for (Field<? extends T> option : options) {
      if (option.name().equals(entry.key())) {
        return option.shape().read(entry.value(), reading).map(value -> value);
      }
    }
    reading.problem(
        entry.place(),
        "found " + Problem.quoted(entry.key()),
        expected(),
        Nearest.of(entry.key(), names()).orElse(""));
    return Optional.empty();
  }
}
