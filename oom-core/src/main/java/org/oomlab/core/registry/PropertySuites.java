package org.oomlab.core.registry;

import java.util.Optional;
import java.util.ServiceLoader;
import org.oomlab.core.verify.PropertySuite;

/** Finds the suite of properties. */
public final class PropertySuites {
  private PropertySuites() {}

  /**
   * Returns the suite that a class loader sees, empty where there is none.
   *
   * @param loader sees the suite and the libraries it needs
   */
  public static Optional<PropertySuite> find(ClassLoader loader) {
    return ServiceLoader.load(PropertySuite.class, loader).findFirst();
  }
}
