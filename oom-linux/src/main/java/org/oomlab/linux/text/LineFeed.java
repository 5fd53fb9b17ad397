package org.oomlab.linux.text;

import java.io.IOException;
import java.io.InputStream;

/**
 * Splits an input into lines and hands over those that a listener wants. While it listens it gets
 * every line; while it does not, the input is only searched for anchors, and it gets the line with
 * an anchor and up to two short ones before. At the start it listens, because a log may begin in
 * the middle of something.
 *
 * <p>Memory is constant: of a line longer than {@link #LONGEST_LINE} only the beginning is handed
 * over. What is handed over does not depend on how the input arrives. Not thread-safe.
 */
public final class LineFeed {
  /** Bytes of a line that are looked at, more than any log daemon lets through. */
  public static final int LONGEST_LINE = 256 * 1024;

  private static final int READ = 256 * 1024;
  private static final int LINES_BEFORE = 2;
  private static final int BYTES_BEFORE = 2048;

  private final InputStream input;
  private final Listener listener;
  private final byte[] buffer = new byte[LONGEST_LINE + BYTES_BEFORE + READ + AnchorSearch.SLACK];
  private AnchorSearch search = new AnchorSearch(false);

  /** Where the first line not yet handed over or passed over begins, and its number. */
  private int lineStart;

  private long lineNumber = 1;

  /** Up to here the current line is known to have no end, or the text no anchor. */
  private int scanned;

  private int end;
  private long bytesBefore;
  private boolean endOfInput;

  private LineFeed(InputStream input, Listener listener) {
    this.input = input;
    this.listener = listener;
  }

  /** Who gets the lines. */
  public interface Listener {
    /**
     * Takes a line.
     *
     * @param number its number, from 1
     * @param bytes where it stands; not to be kept
     * @param from index of its first byte
     * @param to index after its last byte, the newline not included
     * @return whether to hand over the next line too
     */
    boolean line(long number, byte[] bytes, int from, int to);
  }

  /**
   * Reads an input to its end.
   *
   * @return lines and bytes read
   * @throws IOException when reading fails; all lines before have been handed over
   */
  public static Extent read(InputStream input, Listener listener) throws IOException {
    LineFeed feed = new LineFeed(input, listener);
    try {
      feed.run();
    } finally {
      feed.deliverRest();
    }
    return new Extent(feed.lineNumber - 1, feed.bytesBefore + feed.end);
  }

  /**
   * How much was read.
   *
   * @param lines lines, a last one without a newline included
   * @param bytes bytes, after decompression
   */
  public record Extent(long lines, long bytes) {}

  private void run() throws IOException {
    boolean listening = true;
    refill();
    search = new AnchorSearch(end > 0 && buffer[0] == '{');
    while (lineStart < end || !endOfInput) {
      listening = listening ? deliverNext() : seek();
    }
  }

  /** Hands over one line, reading on until it is whole. Returns whether to go on listening. */
  private boolean deliverNext() throws IOException {
    while (true) {
      int newline = indexOfNewline(Math.max(scanned, lineStart));
      if (newline >= 0) {
        return deliver(newline, newline + 1);
      }
      scanned = end;
      if (end - lineStart >= LONGEST_LINE) {
        boolean more = listener.line(lineNumber, buffer, lineStart, lineStart + LONGEST_LINE);
        skipRestOfLine();
        return more;
      }
      if (endOfInput) {
        return lineStart < end && deliver(end, end);
      }
      refill();
    }
  }

  private boolean deliver(int lineEnd, int next) {
    int to = Math.min(lineEnd, lineStart + LONGEST_LINE);
    boolean more = listener.line(lineNumber, buffer, lineStart, to);
    lineNumber++;
    lineStart = next;
    scanned = next;
    return more;
  }

  /** Passes over lines without an anchor. Returns true where one was found. */
  private boolean seek() throws IOException {
    int hit = search.find(buffer, Math.max(scanned, lineStart), end);
    if (hit >= 0) {
      int line = startOfLine(hit);
      if (hit - line >= LONGEST_LINE) {
        scanned = hit + 1;
        return false;
      }
      int first = before(line);
      int lines = NewlineCount.in(buffer, first, line) + 1;
      passOver(first);
      scanned = lineStart;
      return deliver(lines);
    }
    int last = startOfLine(end);
    if (endOfInput) {
      passOver(last);
      lineNumber += last < end ? 1 : 0;
      lineStart = end;
    } else if (end - last >= LONGEST_LINE) {
      passOver(last);
      skipRestOfLine();
    } else {
      passOver(before(last));
      scanned = Math.max(lineStart, end - AnchorSearch.OVERLAP);
      refill();
    }
    return false;
  }

  private boolean deliver(int lines) throws IOException {
    for (int i = 1; i < lines; i++) {
      deliverNext();
    }
    return deliverNext();
  }

  private int startOfLine(int at) {
    int start = at;
    while (start > lineStart && buffer[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  /** Returns where the lines begin that are handed over with the one at {@code line}. */
  private int before(int line) {
    int start = line;
    for (int i = 0; i < LINES_BEFORE && start > lineStart; i++) {
      int earlier = startOfLine(start - 1);
      if (line - earlier > BYTES_BEFORE) {
        break;
      }
      start = earlier;
    }
    return start;
  }

  private void passOver(int to) {
    lineNumber += NewlineCount.in(buffer, lineStart, to);
    lineStart = to;
  }

  private void skipRestOfLine() throws IOException {
    int newline = indexOfNewline(lineStart);
    while (newline < 0 && !endOfInput) {
      lineStart = end;
      refill();
      newline = indexOfNewline(lineStart);
    }
    lineNumber++;
    lineStart = newline < 0 ? end : newline + 1;
    scanned = lineStart;
  }

  private int indexOfNewline(int from) {
    for (int i = from; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Moves what is still needed to the front and reads once. */
  private void refill() throws IOException {
    int kept = end - lineStart;
    System.arraycopy(buffer, lineStart, buffer, 0, kept);
    bytesBefore += lineStart;
    scanned = Math.max(0, scanned - lineStart);
    lineStart = 0;
    end = kept;
    int room = buffer.length - AnchorSearch.SLACK - end;
    int read = input.read(buffer, end, Math.min(room, READ));
    if (read < 0) {
      endOfInput = true;
    } else {
      end += read;
    }
  }

  /** After a failed read: what came before it is still worth having. */
  private void deliverRest() {
    while (lineStart < end) {
      int newline = indexOfNewline(lineStart);
      deliver(newline < 0 ? end : newline, newline < 0 ? end : newline + 1);
    }
  }
}
