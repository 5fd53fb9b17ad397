package org.oomlab.linux.planted;

import java.util.regex.Pattern;

/** What must not be where logs are read. */
public final class PlantedInLinux {
  private PlantedInLinux() {}

  /** Looks with a pattern. */
  public static final class Regex {
    boolean matches(String line) {
      return Pattern.compile("(a+)+b").matcher(line).matches();
    }
  }

  /** Looks with a pattern that is not seen. */
  public static final class HiddenRegex {
    String clean(String line) {
      return line.replaceAll("(a+)+b", "");
    }
  }

  /** Starts a thread. */
  public static final class Worker {
    void work(Runnable task) {
      new Thread(task).start();
    }
  }
}
