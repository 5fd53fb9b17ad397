package org.oomlab.cli.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.oomlab.cli.progress.Progress;

/** Tells how far its reader is. */
final class CountedStream extends FilterInputStream {
  private final Progress progress;

  CountedStream(InputStream in, Progress progress) {
    super(in);
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    progress.advance(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    progress.advance(Math.max(read, 0));
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    progress.advance(skipped);
    return skipped;
  }
}
