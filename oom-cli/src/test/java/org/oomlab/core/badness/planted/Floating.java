package org.oomlab.core.badness.planted;

/** What must not be in a score. */
public final class Floating {
  private Floating() {}

  /** Keeps one. */
  public static final class Field {
    final double share = 0.5;
  }

  /** Takes one. */
  public static final class Parameter {
    long points(long pages, double share) {
      return share > 1 ? pages : 0;
    }
  }

  /** Returns one. */
  public static final class Returned {
    double share() {
      return 0.5;
    }
  }
}
