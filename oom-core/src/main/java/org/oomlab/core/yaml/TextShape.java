package org.oomlab.core.yaml;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text. Without quotes it must not look like a number, a truth value or nothing, for which other
 * readers of YAML would take it.
 *
 * @param what what it is, with article
 * @param pattern what it must match as a whole, in the part of regular expressions that Java and
 *     JSON Schema share
 * @param use what else reading it does
 */
record TextShape(String what, String pattern, Use use) implements Shape<String> {
  /** What a name in the text is there for. */
  sealed interface Use {
    /** Nothing. */
    record Free() implements Use {}

    /** To be known under it. */
    record Declares(Reading.NameKind kind) implements Use {}

    /** To mean something declared. */
    record Refers(Reading.NameKind kind) implements Use {}
  }

  private static final Pattern NO_TEXT =
      Pattern.compile(
          "~|null|Null|NULL||true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
              + "|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
              + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  /** Returns the shape of a text that means itself. */
  static TextShape of(String what, String pattern) {
    return new TextShape(what, pattern, new Use.Free());
  }

  /** Returns the same shape, declaring a name. */
  TextShape declaring(Reading.NameKind kind) {
    return new TextShape(what, pattern, new Use.Declares(kind));
  }

  /** Returns the same shape, using a name. */
  TextShape referringTo(Reading.NameKind kind) {
    return new TextShape(what, pattern, new Use.Refers(kind));
  }

  @Override
  public String expected() {
    return what;
  }

  @Override
  public Optional<String> read(YamlNode node, Reading reading) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      return mismatch(node, reading);
    }
    String text = scalar.text();
    if (scalar.plain() && NO_TEXT.matcher(text).matches()) {
      boolean fits = !text.isEmpty() && text.matches(pattern);
      return mismatch(node, reading, fits ? "\"" + text + "\"" : "");
    }
    if (!Pattern.compile(pattern, Pattern.DOTALL).matcher(text).find()) {
      return mismatch(node, reading);
    }
    switch (use) {
      case Use.Free _ -> {}
      case Use.Declares(Reading.NameKind kind) -> reading.declare(kind, text, node.place());
      case Use.Refers(Reading.NameKind kind) -> reading.use(kind, text, node.place());
    }
    return Optional.of(text);
  }
}
