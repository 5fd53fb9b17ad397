package org.oomlab.cli.input;

/** What an input is, told by its content. */
public enum InputKind {
  /**
   * A kernel log in any of its forms, or a log of a whole machine with the kernel's lines in it.
   */
  KERNEL_LOG("a kernel log"),
  /** A machine at one instant. */
  SNAPSHOT("a snapshot"),
  /** A machine and a workload in time. */
  SCENARIO("a scenario"),
  /** Snapshots over time. */
  RECORDING("a recording"),
  /** Nothing. */
  EMPTY("empty"),
  /** Something else. */
  UNKNOWN("something else");

  private final String phrase;

  InputKind(String phrase) {
    this.phrase = phrase;
  }

  /** Returns it without article. */
  String noun() {
    return phrase.substring(phrase.indexOf(' ') + 1);
  }

  /** Returns it as the end of a sentence that starts with the input's name and "is". */
  public String phrase() {
    return phrase;
  }
}
