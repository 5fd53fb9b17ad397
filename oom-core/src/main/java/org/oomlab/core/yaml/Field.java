package org.oomlab.core.yaml;

import java.util.List;

/**
 * A field of a record.
 *
 * @param name as written
 * @param shape its value
 * @param absent what it is worth where it is left out; nothing, where it must be given
 * @param meaning what it means, for the editor
 */
record Field<T>(String name, Shape<T> shape, List<T> absent, String meaning) {
  Field {
    absent = List.copyOf(absent);
  }

  static <T> Field<T> required(String name, Shape<T> shape, String meaning) {
    return new Field<>(name, shape, List.of(), meaning);
  }

  static <T> Field<T> optional(String name, Shape<T> shape, T absent, String meaning) {
    return new Field<>(name, shape, List.of(absent), meaning);
  }

  boolean isRequired() {
    return absent.isEmpty();
  }
}
