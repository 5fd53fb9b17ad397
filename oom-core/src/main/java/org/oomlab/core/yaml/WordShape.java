package org.oomlab.core.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.oomlab.core.text.Nearest;

/**
 * One of a few words.
 *
 * @param words what each stands for, in the order to show them
 */
record WordShape<T>(SequencedMap<String, T> words) implements Shape<T> {
  WordShape {
    words = new LinkedHashMap<>(words);
  }

  /** Returns a shape of two words or more. */
  @SafeVarargs
  static <T> WordShape<T> of(Map.Entry<String, T>... words) {
    SequencedMap<String, T> map = new LinkedHashMap<>();
    for (Map.Entry<String, T> word : words) {
      map.put(word.getKey(), word.getValue());
    }
    return new WordShape<>(map);
  }

  @Override
  public String expected() {
    return words.size() == 1
        ? words.firstEntry().getKey()
        : "one of " + String.join(", ", words.sequencedKeySet());
  }

  @Override
  public Optional<T> read(YamlNode node, Reading reading) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      return mismatch(node, reading);
    }
    T value = words.get(scalar.text());
    return value == null
        ? mismatch(node, reading, Nearest.of(scalar.text(), words.keySet()).orElse(""))
        : Optional.of(value);
  }
}
