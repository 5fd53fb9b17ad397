package org.oomlab.core.yaml;

import java.util.IdentityHashMap;

/** The values of a record's fields while it is read, with their places. */
final class Values {
  private record Given(Object value, Place place) {}

  private final Place place;
  private final IdentityHashMap<Field<?>, Given> given = new IdentityHashMap<>();

  Values(Place place) {
    this.place = place;
  }

  <T> void put(Field<T> field, T value, Place where) {
    given.put(field, new Given(value, where));
  }

  boolean has(Field<?> field) {
    return given.containsKey(field);
  }

  /** Returns a field's value, or what it is worth when left out. */
  @SuppressWarnings("unchecked") // put() is the only way in.
  <T> T get(Field<T> field) {
    Given found = given.get(field);
    return found == null ? field.absent().getFirst() : (T) found.value;
  }

  /** Returns a field's value, which its shape bounds, as an int. */
  int number(Field<Long> field) {
    return Math.toIntExact(get(field));
  }

  Place place(Field<?> field) {
    Given found = given.get(field);
    return found == null ? place : found.place;
  }

  /**
   * Refuses a value that does not go with another.
   *
   * @throws MisfitException unless {@code fits}
   */
  void require(boolean fits, Field<?> field, String found, String expected) {
    if (!fits) {
      throw new MisfitException(place(field), found, expected);
    }
  }
}
