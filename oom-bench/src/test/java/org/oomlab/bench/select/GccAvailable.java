package org.oomlab.bench.select;

/** Tells tests of other packages whether the C loop can be compiled here. */
public final class GccAvailable {
  private GccAvailable() {}

  /** Returns whether there is a gcc. */
  public static boolean check() {
    return NativeSelection.isAvailable();
  }
}
