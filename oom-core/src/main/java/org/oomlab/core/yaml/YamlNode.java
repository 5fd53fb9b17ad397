package org.oomlab.core.yaml;

import java.util.List;

/** A part of a YAML document, with its place. */
sealed interface YamlNode {
  /** Returns where it starts. */
  Place place();

  /** Returns what it is, for a message. */
  String phrase();

  /**
   * A scalar.
   *
   * @param plain whether it stands there without quotes, so that YAML may take it for a number, a
   *     truth value or nothing
   */
  record Scalar(Place place, String text, boolean plain) implements YamlNode {
    @Override
    public String phrase() {
      return plain && text.isEmpty() ? "nothing" : Problem.quoted(text);
    }
  }

  /** A sequence. */
  record Sequence(Place place, List<YamlNode> items) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String phrase() {
      return "a list";
    }
  }

  /** A mapping whose keys are all different. */
  record Mapping(Place place, List<Entry> entries) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public String phrase() {
      return "a mapping";
    }
  }

  /** Something that was refused while parsing; says nothing more. */
  record Refused(Place place) implements YamlNode {
    @Override
    public String phrase() {
      return "something refused";
    }
  }

  /** A key and its value. */
  record Entry(Place place, String key, YamlNode value) {}
}
