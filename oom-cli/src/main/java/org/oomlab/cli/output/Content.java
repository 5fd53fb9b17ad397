package org.oomlab.cli.output;

import java.io.IOException;
import java.io.Writer;

/** Something to be written. */
@FunctionalInterface
public interface Content {
  /** Writes it; lines end with a bare line feed. */
  void writeTo(Writer out) throws IOException;
}
