package org.oomlab.core.yaml;

import java.util.Optional;

/**
 * A quantity, or a word for a value of its own.
 *
 * @param quantity the quantity
 * @param word the word
 * @param meant what the word stands for
 */
record OrWordShape(QuantityShape quantity, String word, long meant) implements Shape<Long> {
  @Override
  public String expected() {
    return quantity.expected() + ", or " + word;
  }

  @Override
  public Optional<Long> read(YamlNode node, Reading reading) {
    if (node instanceof YamlNode.Scalar scalar && scalar.text().equals(word)) {
      return Optional.of(meant);
    }
    Optional<Long> value = quantity.value(node);
    return value.isEmpty() ? mismatch(node, reading, quantity.suggestion(node)) : value;
  }
}
