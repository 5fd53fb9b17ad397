package org.oomlab.api.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The checked values of a policy's parameters, defaults filled in. Immutable. */
public final class PolicyParameters {
  private final SequencedMap<String, String> values;

  private PolicyParameters(SequencedMap<String, String> values) {
    this.values = values;
  }

  /** Returns every parameter at its default. */
  public static PolicyParameters defaults(PolicyDescriptor descriptor) {
    return of(descriptor, Map.of());
  }

  /**
   * Returns the given values and defaults for the rest.
   *
   * @throws IllegalArgumentException naming policy, parameter, value and what was expected, when a
   *     name is unknown or a value out of range
   */
  public static PolicyParameters of(PolicyDescriptor descriptor, Map<String, String> given) {
    SequencedMap<String, String> values = new LinkedHashMap<>();
    for (ParameterSpec spec : descriptor.parameters()) {
      String value = given.getOrDefault(spec.name(), spec.defaultText());
      if (!spec.accepts(value)) {
        throw new IllegalArgumentException(
            "policy "
                + descriptor.name()
                + ": parameter "
                + spec.name()
                + " is '"
                + value
                + "', expected "
                + spec.type());
      }
      values.put(spec.name(), value);
    }
    for (String name : given.keySet()) {
      if (!values.containsKey(name)) {
        List<String> known = descriptor.parameters().stream().map(ParameterSpec::name).toList();
        throw new IllegalArgumentException(
            "policy "
                + descriptor.name()
                + " has no parameter '"
                + name
                + "'"
                + (known.isEmpty() ? "; it has none" : "; it has " + String.join(", ", known)));
      }
    }
    return new PolicyParameters(values);
  }

  /** Returns the value of a {@link ParameterSpec.BooleanSpec}. */
  public boolean bool(String name) {
    return Boolean.parseBoolean(text(name));
  }

  /** Returns the value of a {@link ParameterSpec.IntegerSpec}. */
  public long integer(String name) {
    return Long.parseLong(text(name));
  }

  /** Returns whether a {@link ParameterSpec.PatternSpec} matches anywhere in a text. */
  public Predicate<String> pattern(String name) {
    String value = text(name);
    return value.isEmpty() ? text -> false : Pattern.compile(value).asPredicate();
  }

  /** Returns the value of any parameter as written. */
  public String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no parameter named '" + name + "'");
    }
    return value;
  }

  /** Returns all values as written, in the descriptor's order. */
  public SequencedMap<String, String> asMap() {
    return new LinkedHashMap<>(values);
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
