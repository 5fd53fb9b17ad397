package org.oomlab.linux.procfs;

/** There is no live host to be read here; the message says what was expected. */
public final class HostUnreadableException extends Exception {
  private static final long serialVersionUID = 1;

  HostUnreadableException(String message) {
    super(message);
  }
}
