package org.oomlab.core.yaml;

import java.util.Optional;

/** A truth value: {@code true} or {@code false}, no other word. */
record FlagShape() implements Shape<Boolean> {
  @Override
  public String expected() {
    return "true or false";
  }

  @Override
  public Optional<Boolean> read(YamlNode node, Reading reading) {
    if (node instanceof YamlNode.Scalar scalar && scalar.plain()) {
      switch (scalar.text()) {
        case "true" -> {
          return Optional.of(true);
        }
        case "false" -> {
          return Optional.of(false);
        }
        case "yes", "on" -> {
          return mismatch(node, reading, "true");
        }
        case "no", "off" -> {
          return mismatch(node, reading, "false");
        }
        default -> {}
      }
    }
    return mismatch(node, reading);
  }
}
