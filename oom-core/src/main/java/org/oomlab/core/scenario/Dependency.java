package org.oomlab.core.scenario;

/**
 * The group fails with another: when no process of {@code on} is left, those of this group exit.
 *
 * @param on name of the other group
 * @param afterMillis how long they bear it; the other's restart within that time saves them
 */
public record Dependency(String on, long afterMillis) {
  public Dependency {
    Limits.requireName("group depended on", on);
    Limits.requireMillis("afterMillis", afterMillis);
  }
}
