package org.oomlab.core.yaml;

import java.util.Optional;

/**
 * What a part of the document may look like, and what it means.
 *
 * @param <T> what is made of it
 */
sealed interface Shape<T>
    permits QuantityShape,
        NumberShape,
        FlagShape,
        WordShape,
        TextShape,
        ListShape,
        RecordShape,
        ChoiceShape,
        EitherShape,
        MappedShape,
        OrWordShape {

  /** Returns what it makes of a node; empty, with a problem noted, where the node is not so. */
  Optional<T> read(YamlNode node, Reading reading);

  /** Returns what is expected, as the object of a sentence. */
  String expected();

  /** Notes that something else was found. */
  default Optional<T> mismatch(YamlNode node, Reading reading) {
    return mismatch(node, reading, "");
  }

  /** Notes that something else was found, and what was probably meant. */
  default Optional<T> mismatch(YamlNode node, Reading reading, String suggestion) {
    if (!(node instanceof YamlNode.Refused)) {
      reading.problem(node.place(), "found " + node.phrase(), expected(), suggestion);
    }
    return Optional.empty();
  }
}
