package org.oomlab.linux.text;

/**
 * One line as the kernel printed it, with what its log said about it.
 *
 * @param number line of the input it starts on, from 1
 * @param timestamp time as found, empty where there is none
 * @param host name of the machine that the log gives for the line; where it gives none, the one
 *     that the line before was of; empty where there is none
 * @param caller the kernel's caller id ({@code T123} for a task, {@code C1} for a processor), empty
 *     where not printed
 * @param stamped whether anything stood before the text: a line without may be the rest of the one
 *     before
 * @param text what the kernel printed, without trailing blanks unless it is {@code broken}
 * @param column where the text starts in the input line
 */
public record KernelLine(
    long number,
    String timestamp,
    String host,
    String caller,
    boolean stamped,
    String text,
    int column) {

  /** Returns the same line of another host. */
  public KernelLine withHost(String other) {
    return new KernelLine(number, timestamp, other, caller, stamped, text, column);
  }

  /** Returns the same line of another caller. */
  public KernelLine withCaller(String other) {
    return new KernelLine(number, timestamp, host, other, stamped, text, column);
  }

  /** Returns the same line with another text. */
  public KernelLine withText(String other) {
    return new KernelLine(number, timestamp, host, caller, stamped, other, column);
  }
}
