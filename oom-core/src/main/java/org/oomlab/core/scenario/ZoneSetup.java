package org.oomlab.core.scenario;

/**
 * A zone.
 *
 * @param kind which
 * @param managedBytes what the buddy allocator hands out of it, above 0
 */
public record ZoneSetup(ZoneKind kind, long managedBytes) {
  public ZoneSetup {
    Limits.require("managedBytes", managedBytes, 1, Limits.MAX_BYTES);
  }
}
