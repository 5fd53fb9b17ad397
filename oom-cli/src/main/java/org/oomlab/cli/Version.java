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
        + startupCache();
  }

  /** The JVM gives up all class data sharing when the cache that it was given does not fit. */
  private static String startupCache() {
    return System.getProperty("java.vm.info", "").contains("sharing")
        ? "in use"
        : "not in use, run 'oom --prepare'";
  }
}
