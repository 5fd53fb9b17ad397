package org.oomlab.cli.host;

import java.io.IOException;
import java.io.InputStream;

/** Standard input of a program that was started without one. */
public final class ClosedInput extends InputStream {
  /** Creates one. */
  public ClosedInput() {}

  @Override
  public int read() throws IOException {
    throw new IOException("it is closed");
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return read();
  }
}
