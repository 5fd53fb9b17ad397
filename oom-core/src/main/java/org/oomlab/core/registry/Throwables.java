package org.oomlab.core.registry;

import java.util.Optional;
import java.util.stream.Stream;

/** Puts what a plugin threw into words. */
final class Throwables {
  private Throwables() {}

  /** Returns class, message and the topmost frame on one line. */
  static String describe(Throwable thrown) {
    StringBuilder text = new StringBuilder(thrown.getClass().getSimpleName());
    String message = oneLine(thrown);
    if (!message.isEmpty()) {
      text.append(": ").append(message);
    }
    frame(thrown).ifPresent(frame -> text.append(" (at ").append(frame).append(')'));
    return text.toString();
  }

  /**
   * Returns that memory ran out, as the end of a sentence. Whether the Java machine threw it or a
   * plugin made it up, and whose data filled the memory, cannot be told: so it is said what ran out
   * and when, not whose fault it was. Memory that stays full fails the program itself next.
   */
  static String noMemory(OutOfMemoryError thrown) {
    return "the memory of this program ran out: " + describe(thrown);
  }

  /** Returns the message on one line, empty where there is none or where making it fails. */
  static String oneLine(Throwable thrown) {
    String message;
    try {
      message = thrown.getMessage();
    } catch (Throwable overridden) {
      return "";
    }
    return message == null ? "" : message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static Optional<String> frame(Throwable thrown) {
    try {
      return Stream.of(thrown.getStackTrace()).findFirst().map(Throwables::frame);
    } catch (Throwable overridden) {
      return Optional.empty();
    }
  }

  private static String frame(StackTraceElement frame) {
    String method = frame.getClassName() + "." + frame.getMethodName();
    return frame.getLineNumber() > 0 ? method + " line " + frame.getLineNumber() : method;
  }
}
