package org.oomlab.testkit;

/**
 * An invariant that a verdict breaks.
 *
 * @param invariant its name
 * @param detail who did what, one sentence without a full stop
 */
public record Violation(String invariant, String detail) {
  @Override
  public String toString() {
    return invariant + ": " + detail;
  }
}
