package org.oomlab.api.policy;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A parameter of a policy: its name, type, range, default and meaning. */
public sealed interface ParameterSpec {
  /** Returns the name, lower-case words joined by dashes. */
  String name();

  /** Returns what it does, one line. */
  String description();

  /** Returns the type and range for a person, for example {@code boolean} or {@code 1..60}. */
  String type();

  /** Returns the default as it would be written. */
  String defaultText();

  /** Returns whether {@code text} is a value of this parameter. */
  boolean accepts(String text);

  /**
   * On or off.
   *
   * @param defaultValue what holds when it is not given
   */
  record BooleanSpec(String name, boolean defaultValue, String description)
      implements ParameterSpec {
    public BooleanSpec {
      requireName(name);
    }

    @Override
    public String type() {
      return "boolean";
    }

    @Override
    public String defaultText() {
      return Boolean.toString(defaultValue);
    }

    @Override
    public boolean accepts(String text) {
      return text.equals("true") || text.equals("false");
    }
  }

  /**
   * A whole number.
   *
   * @param defaultValue what holds when it is not given
   * @param min smallest value allowed
   * @param max largest value allowed
   */
  record IntegerSpec(String name, long defaultValue, long min, long max, String description)
      implements ParameterSpec {
    public IntegerSpec {
      requireName(name);
      if (min > defaultValue || defaultValue > max) {
        throw new IllegalArgumentException(
            "default " + defaultValue + " of " + name + " is not within " + min + ".." + max);
      }
    }

    @Override
    public String type() {
      return min + ".." + max;
    }

    @Override
    public String defaultText() {
      return Long.toString(defaultValue);
    }

    @Override
    public boolean accepts(String text) {
      try {
        long value = Long.parseLong(text);
        return min <= value && value <= max;
      } catch (NumberFormatException e) {
        return false;
      }
    }
  }

  /**
   * One word of several.
   *
   * @param choices the words, each once, the default first
   */
  record ChoiceSpec(String name, List<String> choices, String description)
      implements ParameterSpec {
    public ChoiceSpec {
      requireName(name);
      choices = List.copyOf(choices);
      if (choices.size() < 2) {
        throw new IllegalArgumentException("parameter " + name + " needs two choices or more");
      }
      if (Set.copyOf(choices).size() < choices.size()
          || choices.stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException(
            "parameter " + name + " has a choice twice or an empty one: " + choices);
      }
    }

    @Override
    public String type() {
      return String.join("|", choices);
    }

    @Override
    public String defaultText() {
      return choices.getFirst();
    }

    @Override
    public boolean accepts(String text) {
      return choices.contains(text);
    }
  }

  /**
   * A regular expression ({@link Pattern}), matched anywhere in a text.
   *
   * @param defaultValue what holds when it is not given; the empty one matches nothing
   */
  record PatternSpec(String name, String defaultValue, String description)
      implements ParameterSpec {
    public PatternSpec {
      requireName(name);
      if (!isPattern(defaultValue)) {
        throw new IllegalArgumentException(
            "default '" + defaultValue + "' of " + name + " is not a regular expression");
      }
    }

    @Override
    public String type() {
      return "regular-expression";
    }

    @Override
    public String defaultText() {
      return defaultValue;
    }

    @Override
    public boolean accepts(String text) {
      return isPattern(text);
    }

    private static boolean isPattern(String text) {
      try {
        Pattern.compile(text);
        return true;
      } catch (PatternSyntaxException e) {
        return false;
      }
    }
  }

  private static void requireName(String name) {
    if (!PolicyDescriptor.isName(name)) {
      throw new IllegalArgumentException(
          "parameter name '" + name + "' is not lower-case words joined by dashes");
    }
  }
}
