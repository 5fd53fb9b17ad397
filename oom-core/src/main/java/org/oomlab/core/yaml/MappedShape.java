package org.oomlab.core.yaml;

import java.util.Optional;
import java.util.function.Function;

/**
 * What another shape reads, made into something else.
 *
 * @param from the shape of the document
 * @param map makes the value; nothing where it cannot be made
 */
record MappedShape<S, T>(Shape<S> from, Function<S, Optional<T>> map) implements Shape<T> {
  @Override
  public String expected() {
    return from.expected();
  }

  @Override
  public Optional<T> read(YamlNode node, Reading reading) {
    Optional<S> value = from.read(node, reading);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> mapped = map.apply(value.get());
    return mapped.isEmpty() ? mismatch(node, reading) : mapped;
  }
}
