package org.oomlab.core.yaml;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A whole number without unit.
 *
 * @param what what it is, with article
 */
record NumberShape(String what, long min, long max) implements Shape<Long> {
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,18})");

  @Override
  public String expected() {
    return what + ", a whole number from " + min + " to " + max;
  }

  @Override
  public Optional<Long> read(YamlNode node, Reading reading) {
    if (!(node instanceof YamlNode.Scalar scalar)
        || !scalar.plain()
        || !WHOLE.matcher(scalar.text()).matches()) {
      return mismatch(node, reading);
    }
    try {
      long value = Long.parseLong(scalar.text());
      return value < min || value > max ? mismatch(node, reading) : Optional.of(value);
    } catch (NumberFormatException e) {
      return mismatch(node, reading);
    }
  }
}
