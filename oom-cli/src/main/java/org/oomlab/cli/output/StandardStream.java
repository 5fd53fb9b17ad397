package org.oomlab.cli.output;

import java.io.IOException;
import java.io.OutputStream;

/** Standard output; tells its own failures from those of whoever writes to it. */
public final class StandardStream extends OutputStream {
  private final OutputStream out;
  private Runnable before;

  /**
   * Creates one.
   *
   * @param before runs before the first byte is written
   */
  public StandardStream(OutputStream out, Runnable before) {
    this.out = out;
    this.before = before;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    before.run();
    before = () -> {};
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw new StandardOutputException(e);
    }
  }

  @Override
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new StandardOutputException(e);
    }
  }
}
