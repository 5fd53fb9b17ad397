package org.oomlab.core.report.html;

import java.io.IOException;
import java.io.Writer;

/**
 * Keeps the lower part of a page while the upper part, which sums it up, is not known yet. Its
 * owner decides where it is kept and disposes of it.
 */
public interface Spool {
  /** Returns what to write to. */
  Writer writer();

  /** Writes everything that was written so far. */
  void copyTo(Writer out) throws IOException;
}
