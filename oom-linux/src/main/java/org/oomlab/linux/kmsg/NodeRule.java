package org.oomlab.linux.kmsg;

import org.oomlab.linux.text.Cursor;
import org.oomlab.linux.text.KernelLine;

/** {@code Node 0 active_anon:..kB inactive_anon:..kB ...} (4.8 and later). */
final class NodeRule implements LineRule {
  private static final String NODE = "Node ";

  @Override
  public boolean matches(String text) {
    Cursor cursor = new Cursor(text);
    cursor.skipBlanks();
    return cursor.take(NODE) && cursor.takeDigits() > 0 && cursor.take(" active_anon:");
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    String text = line.text();
    Cursor cursor = new Cursor(text, text.indexOf(NODE) + NODE.length());
    int node = (int) cursor.takeNumber().orElse(0);
    assembly.memory.node(line, new NodeLine(node, Items.read(text, cursor.position())));
  }
}
