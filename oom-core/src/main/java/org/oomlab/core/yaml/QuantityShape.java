package org.oomlab.core.yaml;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.oomlab.core.scenario.Limits;

/**
 * A number with its unit, such as {@code 512MiB}; up to three decimals, cut off to the smallest
 * unit.
 *
 * @param what what it is, with article
 * @param units the units it may have
 * @param min least value, in the smallest unit; 0 may also be written without a unit
 * @param max largest value
 * @param narrowed whether messages tell the bounds
 * @param example how it may look
 */
record QuantityShape(
    String what, List<Unit> units, long min, long max, boolean narrowed, String example)
    implements Shape<Long> {
  static final QuantityShape SIZE =
      new QuantityShape("a size", Unit.SIZE, 0, Limits.MAX_BYTES, false, "512MiB");
  static final QuantityShape RATE =
      new QuantityShape("a rate", Unit.RATE, 0, Limits.MAX_BYTES, false, "2MiB/s");
  static final QuantityShape TIME =
      new QuantityShape("a time", Unit.TIME, 0, Limits.MAX_MILLIS, false, "30s");

  /** In per mille. */
  static final QuantityShape SHARE =
      new QuantityShape("a share", Unit.SHARE, 0, Limits.PER_MILLE, true, "10%");

  private static final String NUMBER = "(0|[1-9][0-9]{0,15})(\\.[0-9]{1,3})?";
  private static final Pattern ANYTHING =
      Pattern.compile("\\s*-?([0-9]+(?:\\.[0-9]+)?)\\s*([^0-9.\\s].*)");
  private static final String ZERO = "0";

  QuantityShape {
    units = List.copyOf(units);
  }

  /** Returns the same with other bounds. */
  QuantityShape within(long newMin, long newMax) {
    return new QuantityShape(what, units, newMin, newMax, true, example);
  }

  /** Returns the pattern of the text. */
  String pattern() {
    String names =
        units.stream().map(unit -> Pattern.quote(unit.name())).collect(Collectors.joining("|"));
    return "^" + NUMBER + "(" + names.replace("\\Q", "").replace("\\E", "") + ")$";
  }

  @Override
  public String expected() {
    String names = units.stream().map(Unit::name).collect(Collectors.joining(", "));
    return what
        + " in "
        + names
        + ", say "
        + example
        + (narrowed ? ", from " + shown(min) + " to " + shown(max) : "");
  }

  @Override
  public Optional<Long> read(YamlNode node, Reading reading) {
    Optional<Long> value = value(node);
    return value.isEmpty() ? mismatch(node, reading, suggestion(node)) : value;
  }

  /** Returns the value, empty where the node is not such a quantity. */
  Optional<Long> value(YamlNode node) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      return Optional.empty();
    }
    return min == 0 && scalar.plain() && scalar.text().equals(ZERO)
        ? Optional.of(0L)
        : value(scalar.text());
  }

  private Optional<Long> value(String text) {
    Matcher matcher = Pattern.compile(pattern()).matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long factor = factor(matcher.group(3));
    long whole = Long.parseLong(matcher.group(1));
    if (whole > max / factor) {
      return Optional.empty();
    }
    long value = whole * factor + fraction(matcher.group(2), factor);
    return value < min || value > max ? Optional.empty() : Optional.of(value);
  }

  /**
   * Returns the same number, without a minus and with a unit that was probably meant; an empty text
   * where that would not do either.
   */
  String suggestion(YamlNode node) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      return "";
    }
    Matcher matcher = ANYTHING.matcher(scalar.text());
    if (!matcher.matches()) {
      return "";
    }
    String unit = Unit.meant(matcher.group(2), units);
    String fixed = matcher.group(1) + unit;
    return !unit.isEmpty() && value(fixed).isPresent() ? fixed : "";
  }

  private long factor(String name) {
    return units.stream().filter(u -> u.name().equals(name)).findFirst().orElseThrow().factor();
  }

  private static long fraction(@org.jspecify.annotations.Nullable String decimals, long factor) {
    if (decimals == null) {
      return 0;
    }
    long parts = 1;
    for (int i = 1; i < decimals.length(); i++) {
      parts *= 10;
    }
    return factor * Long.parseLong(decimals.substring(1)) / parts;
  }

  private String shown(long value) {
    for (Unit unit : units.reversed()) {
      if (value >= unit.factor() && value % unit.factor() == 0) {
        return value / unit.factor() + unit.name();
      }
    }
    return Long.toString(value);
  }
}
