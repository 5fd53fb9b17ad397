package org.oomlab.cli;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which OOM Lab, which Java, and whether the start-up cache works. */
final class Version implements IVersionProvider {
  private static final String UNKNOWN = "(development)";

  @Override
  public String[] getVersion() {
    return text().split("\n", -1);
  }

  /** Returns the product's name and version, the Java it runs on, and how it started. */
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
        + ")\nstart-up cache: "
        + StartupCache.state();
  }
}
