package org.oomlab.cli;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which OOM Lab, which Java, and whether the start-up cache works. */
final class Version implements IVersionProvider {
  private static final String UNKNOWN = "(development)";

  @Override
  public String[] getVersion() {
    return new String[] {text()};
  }

  /** Returns the product's name and version, and the Java it runs on. */
  static String text() {
    String version =
        Optional.ofNullable(Version.class.getModule().getDescriptor())
            .flatMap(ModuleDescriptor::rawVersion)
            .orElse(UNKNOWN);
    return "OOM Lab "
        + version
        + "\nJava "
        + Runtime.version()
        + " ("
        + System.getProperty("java.vendor", "")
        + ")";
  }
}
