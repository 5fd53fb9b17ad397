package org.oomlab.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.core.text.SafeText;

/** Writes lines of text that fit the width. */
public final class Page {
  private static final String INDENT = "  ";
  private static final int LABEL = 9;

  private final Writer out;
  private final Style style;

  /** Creates one. */
  public Page(Writer out, Style style) {
    this.out = out;
    this.style = style;
  }

  /** Returns how text may look. */
  public Style style() {
    return style;
  }

  /** Returns how long a line may be. */
  public int columns() {
    return style.columns();
  }

  /** Writes a line as it is. */
  public void line(String text) throws IOException {
    out.append(text).append('\n');
  }

  /** Writes an empty line. */
  public void blank() throws IOException {
    out.append('\n');
  }

  /** Writes a paragraph in one look. */
  public void paragraph(Paint paint, String text) throws IOException {
    for (String line : Wrapping.wrap(text, columns())) {
      line(style.paint(paint, line));
    }
  }

  /** Writes an indented paragraph. */
  public void note(String text) throws IOException {
    for (String line : Wrapping.wrap(text, columns() - INDENT.length())) {
      line(INDENT + line);
    }
  }

  /**
   * Writes a paragraph.
   *
   * @param indent before every line
   * @param hanging before every line but the first, besides
   */
  public void hanging(String indent, String hanging, String text) throws IOException {
    int width = columns() - indent.length() - hanging.length();
    String before = indent;
    for (String line : Wrapping.wrap(text, width)) {
      line(before + SafeText.cutMiddle(line, width));
      before = indent + hanging;
    }
  }

  /** Writes a label and beside it a paragraph, of which a piece without blanks may be cut. */
  public void field(String label, String text) throws IOException {
    int width = columns() - INDENT.length() - LABEL;
    String head = style.paint(Paint.FAINT, SafeText.left(label, LABEL));
    for (String line : Wrapping.wrap(text, width)) {
      line(INDENT + head + SafeText.cutMiddle(line, width));
      head = " ".repeat(LABEL);
    }
  }

  /** Writes a heading. */
  public void heading(String text) throws IOException {
    blank();
    for (String line : Wrapping.wrap(text, columns())) {
      line(style.paint(Paint.STRONG, line));
    }
  }

  /** Writes several lines as they are. */
  public void lines(List<String> lines) throws IOException {
    for (String line : lines) {
      line(line);
    }
  }
}
