package org.oomlab.api.machine;

import java.util.OptionalInt;

/**
 * A kernel release as {@code uname -r} prints it. Ordered by its three leading numbers; what a
 * distribution appends does not count.
 *
 * @param major first number, 2 to 6 so far
 * @param minor second number; for 2.6.x kernels it is 6
 * @param patch third number, 0 where none is printed
 * @param text as found, for example {@code 6.12.117+deb12-cloud-amd64}; begins with the numbers
 */
public record KernelRelease(int major, int minor, int patch, String text)
    implements Comparable<KernelRelease> {

  public KernelRelease {
    if (major < 0 || minor < 0 || patch < 0) {
      throw new IllegalArgumentException("kernel release " + text + " has a negative number");
    }
    if (!Numbers.in(text).equals(new Numbers(major, minor, patch))) {
      throw new IllegalArgumentException(
          "'" + text + "' does not begin with " + major + "." + minor + "." + patch);
    }
  }

  /**
   * Reads a release.
   *
   * @param text at least {@code major.minor}; anything may follow the numbers
   * @throws IllegalArgumentException when the text does not start with two numbers
   */
  public static KernelRelease parse(String text) {
    Numbers numbers = Numbers.in(text);
    return new KernelRelease(numbers.major, numbers.minor, numbers.patch, text);
  }

  /** Returns a release with no patch number. */
  public static KernelRelease of(int major, int minor) {
    return new KernelRelease(major, minor, 0, major + "." + minor);
  }

  /** Returns whether this release is {@code major.minor} or newer. */
  public boolean isAtLeast(int otherMajor, int otherMinor) {
    return major != otherMajor ? major > otherMajor : minor >= otherMinor;
  }

  /** Compares the numbers only, so that {@code 6.1.9-generic} and {@code 6.1.9} are equal here. */
  @Override
  public int compareTo(KernelRelease other) {
    int order = Integer.compare(major, other.major);
    order = order != 0 ? order : Integer.compare(minor, other.minor);
    return order != 0 ? order : Integer.compare(patch, other.patch);
  }

  @Override
  public String toString() {
    return text;
  }

  /** The three numbers a text begins with. */
  private record Numbers(int major, int minor, int patch) {
    static Numbers in(String text) {
      int firstDot = text.indexOf('.');
      OptionalInt major = number(text, 0, firstDot);
      int minorEnd = endOfDigits(text, firstDot + 1);
      OptionalInt minor = firstDot < 0 ? OptionalInt.empty() : number(text, firstDot + 1, minorEnd);
      if (major.isEmpty() || minor.isEmpty()) {
        throw new IllegalArgumentException(
            "'" + text + "' is not a kernel release; expected MAJOR.MINOR[.PATCH], say 6.12");
      }
      int patch = 0;
      if (minorEnd < text.length() && text.charAt(minorEnd) == '.') {
        patch = number(text, minorEnd + 1, endOfDigits(text, minorEnd + 1)).orElse(0);
      }
      return new Numbers(major.getAsInt(), minor.getAsInt(), patch);
    }

    private static int endOfDigits(String text, int from) {
      int end = from;
      while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
        end++;
      }
      return end;
    }

    private static OptionalInt number(String text, int from, int to) {
      if (from < 0 || to <= from || to - from > 9 || endOfDigits(text, from) < to) {
        return OptionalInt.empty();
      }
      return OptionalInt.of(Integer.parseInt(text.substring(from, to)));
    }
  }
}
