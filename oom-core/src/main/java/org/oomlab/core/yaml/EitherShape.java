package org.oomlab.core.yaml;

import java.util.Optional;
import java.util.function.Function;

/**
 * A scalar, or else a mapping.
 *
 * @param scalar how the scalar looks
 * @param wrap what the scalar means
 * @param mapping how the mapping looks
 */
record EitherShape<S, T>(Shape<S> scalar, Function<S, ? extends T> wrap, Shape<? extends T> mapping)
    implements Shape<T> {
  @Override
  public String expected() {
    return scalar.expected() + "; or " + mapping.expected();
  }

  @Override
  public Optional<T> read(YamlNode node, Reading reading) {
    return switch (node) {
      case YamlNode.Scalar _ -> scalar.read(node, reading).map(wrap);
      case YamlNode.Mapping _ -> mapping.read(node, reading).map(value -> value);
      case YamlNode.Sequence _, YamlNode.Refused _ -> mismatch(node, reading);
    };
  }
}
