package org.oomlab.api.pressure;

import java.util.Objects;

/**
 * What a daemon does about an observation.
 *
 * @param deed what it does now
 * @param lookAgainMillis how long after this look it looks again, in milliseconds, above 0
 * @param state what it wants to remember until then
 * @param <S> what the daemon remembers
 */
public record Reaction<S extends Record>(Deed deed, long lookAgainMillis, S state) {
  public Reaction {
    Objects.requireNonNull(deed, "deed");
    Objects.requireNonNull(state, "state");
    if (lookAgainMillis <= 0) {
      throw new IllegalArgumentException(
          "a daemon looks again after " + lookAgainMillis + " ms, expected more than 0");
    }
  }
}
