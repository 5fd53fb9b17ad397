package org.oomlab.core.yaml;

/** Values that are well each, but do not go together. Caught where the record is read. */
final class MisfitException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Place place;
  private final String found;
  private final String expected;

  MisfitException(Place place, String found, String expected) {
    super(found, null, false, false);
    this.place = place;
    this.found = found;
    this.expected = expected;
  }

  void reportTo(Reading reading) {
    reading.problem(place, found, expected);
  }
}
