package org.oomlab.api.incident;

/**
 * Where an incident was read.
 *
 * @param input name of the file, {@code -} for standard input
 * @param line number from 1 of the line with "invoked oom-killer", or of the first line seen of a
 *     report whose head is cut
 * @param timestamp of that line as found, empty where it has none
 */
public record Origin(String input, long line, String timestamp) {
  public Origin {
    if (line < 1) {
      throw new IllegalArgumentException("line " + line + " is not above 0");
    }
  }
}
