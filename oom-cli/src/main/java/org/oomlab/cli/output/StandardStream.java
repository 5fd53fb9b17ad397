package org.oomlab.cli.output;

import java.io.IOException;
import java.io.OutputStream;

/** Standard output; tells its own failures from those of whoever writes to it. */
public final class StandardStream extends OutputStream {
  private final OutputStream out;

  /** Creates one. */
  public StandardStream(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
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
