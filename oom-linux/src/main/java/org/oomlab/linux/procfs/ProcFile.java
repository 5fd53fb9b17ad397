package org.oomlab.linux.procfs;

/** What reading a file of {@code /proc} gave. */
public sealed interface ProcFile {
  /**
   * Its content.
   *
   * @param bytes one character for each byte: names in it need not be text in any encoding
   */
  record Text(String bytes) implements ProcFile {}

  /** It is not there, or what it was about has ended meanwhile. */
  record Gone() implements ProcFile {}

  /** It is there, but not for us. */
  record Denied() implements ProcFile {}

  /** Returns the content, empty where there is none. */
  default String text() {
    return this instanceof Text(String bytes) ? bytes : "";
  }
}
