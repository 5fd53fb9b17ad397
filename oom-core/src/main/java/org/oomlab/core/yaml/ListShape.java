package org.oomlab.core.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list of like things.
 *
 * @param what what it is, with article
 * @param least how many it has at least
 */
record ListShape<T>(String what, Shape<T> item, int least) implements Shape<List<T>> {
  @Override
  public String expected() {
    return what;
  }

  @Override
  public Optional<List<T>> read(YamlNode node, Reading reading) {
    if (!(node instanceof YamlNode.Sequence sequence)) {
      return mismatch(node, reading);
    }
    if (sequence.items().size() < least) {
      reading.problem(node.place(), "found an empty list", expected());
      return Optional.empty();
    }
    List<T> values = new ArrayList<>();
    for (YamlNode entry : sequence.items()) {
      item.read(entry, reading).ifPresent(values::add);
    }
    return values.size() == sequence.items().size() ? Optional.of(values) : Optional.empty();
  }
}
