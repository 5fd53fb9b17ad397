package org.oomlab.cli.progress;

/** How far some work is. Thread-safe. */
public interface Progress extends AutoCloseable {
  /** The total of a work of unknown size. */
  long UNKNOWN = -1;

  /** Nobody looks. */
  Progress NONE =
      new Progress() {
        @Override
        public void advance(long bytes) {}

        @Override
        public void close() {}
      };

  /** Notes that so many more bytes are done. */
  void advance(long bytes);

  /** Takes the bar away. */
  @Override
  void close();
}
