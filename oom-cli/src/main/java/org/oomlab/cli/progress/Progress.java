package org.oomlab.cli.progress;

/** How far some work is. Thread-safe. */
public interface Progress extends AutoCloseable {
  /** The total of a work of unknown size. */
  long UNKNOWN = -1;

  /** What is counted. */
  enum Unit {
    /** Bytes, shown in MiB. */
    BYTES(" MiB", 1 << 20),
    /** Hundredths of a simulated run. */
    RUNS(" runs", 100),
    /** Machines made up. */
    TRIES(" tries", 1);

    private final String word;
    private final long shownAsOne;

    Unit(String word, long shownAsOne) {
      this.word = word;
      this.shownAsOne = shownAsOne;
    }

    String word() {
      return word;
    }

    long shownAsOne() {
      return shownAsOne;
    }
  }

  /** Nobody looks. */
  Progress NONE =
      new Progress() {
        @Override
        public void advance(long done) {}

        @Override
        public void close() {}
      };

  /** Notes that so much more is done. */
  void advance(long done);

  /** Takes the bar away. */
  @Override
  void close();
}
