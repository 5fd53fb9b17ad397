package org.oomlab.linux.incident;

import org.oomlab.api.memory.MemcgPath;

/** Paths of memcgs as reports print them. */
final class Paths {
  private Paths() {}

  /** Returns a path, the unknown one where the text is none (cut, or {@code (null)}). */
  static MemcgPath of(String text) {
    boolean sound = text.startsWith("/") && (text.length() == 1 || !text.endsWith("/"));
    return sound ? new MemcgPath(text) : MemcgPath.UNKNOWN;
  }
}
