package org.oomlab.core.registry;

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
    StackTraceElement[] frames = thrown.getStackTrace();
    if (frames.length > 0) {
      text.append(" (at ").append(frame(frames[0])).append(')');
    }
    return text.toString();
  }

  /** Returns the message on one line, empty where there is none. */
  static String oneLine(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? "" : message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static String frame(StackTraceElement frame) {
    String method = frame.getClassName() + "." + frame.getMethodName();
    return frame.getLineNumber() > 0 ? method + " line " + frame.getLineNumber() : method;
  }
}
