package org.oomlab.cli;

/** The classes that a rehearsal stored, without which each start takes about twice as long. */
final class StartupCache {
  private static final String REMEDY = "run 'oom --prepare'";

  private StartupCache() {}

  /** Returns whether this Java took it, or else what to do. */
  static String state() {
    return isInUse() ? "in use" : "not in use, " + REMEDY;
  }

  /** Returns what to tell those who start slowly and may not know why; empty where it is in use. */
  static String complaint() {
    return isInUse() ? "" : "slow start, no start-up cache fits; " + REMEDY;
  }

  /** The JVM gives up all class data sharing when the cache that it was given does not fit. */
  private static boolean isInUse() {
    return System.getProperty("java.vm.info", "").contains("sharing");
  }
}
