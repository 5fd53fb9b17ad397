package org.oomlab.cli.host;

/** What the program tells its caller. Scripts rely on the numbers. */
public enum ExitCode {
  /** Done. */
  OK(0),
  /** A check that was asked for failed. */
  CHECK_FAILED(1),
  /** Wrong usage or bad input. */
  BAD_INPUT(2),
  /** A defect of this program. */
  DEFECT(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** Returns the one with that number. */
  public static ExitCode of(int code) {
    for (ExitCode exitCode : values()) {
      if (exitCode.code == code) {
        return exitCode;
      }
    }
    throw new IllegalArgumentException("no exit code " + code);
  }

  /** Returns the number. */
  public int code() {
    return code;
  }
}
