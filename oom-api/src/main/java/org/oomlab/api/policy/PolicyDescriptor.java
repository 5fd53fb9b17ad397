package org.oomlab.api.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A policy's card.
 *
 * @param name lower-case words joined by dashes, unique among installed policies
 * @param version version of the policy or of what it emulates
 * @param summary one line for a list
 * @param source where its rules are written: file, function and release, or mail
 * @param parameters what it can be told
 * @param byRelease whether it decides by the release table ({@code KernelRules}), which is then
 *     shown with it
 */
public record PolicyDescriptor(
    String name,
    String version,
    String summary,
    String source,
    List<ParameterSpec> parameters,
    boolean byRelease) {

  /** A policy whose source is one release or none. */
  public PolicyDescriptor(
      String name, String version, String summary, String source, List<ParameterSpec> parameters) {
    this(name, version, summary, source, parameters, false);
  }

  public PolicyDescriptor {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "policy name '" + name + "' is not lower-case words joined by dashes");
    }
    if (version.isBlank() || summary.isBlank() || source.isBlank()) {
      throw new IllegalArgumentException("policy " + name + " lacks version, summary or source");
    }
    if (summary.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("the summary of policy " + name + " is not one line");
    }
    parameters = List.copyOf(parameters);
    Set<String> names = new HashSet<>();
    for (ParameterSpec parameter : parameters) {
      if (!names.add(parameter.name())) {
        throw new IllegalArgumentException(
            "policy " + name + " has two parameters named " + parameter.name());
      }
    }
  }

  /** Returns whether {@code text} can be the name of a policy or of a parameter. */
  static boolean isName(String text) {
    if (text.isEmpty() || text.charAt(0) < 'a' || text.charAt(0) > 'z' || text.endsWith("-")) {
      return false;
    }
    return text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
  }
}
