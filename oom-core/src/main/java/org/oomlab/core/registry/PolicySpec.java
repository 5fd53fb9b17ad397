package org.oomlab.core.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A policy as asked for: {@code NAME[@VERSION][:key=value,...]}.
 *
 * @param name the policy's name
 * @param version the version it must have, {@link #ANY_VERSION} for whatever is installed
 * @param parameters the parameters given, in the order written, unchecked
 */
public record PolicySpec(String name, String version, SequencedMap<String, String> parameters) {
  /** The version of a policy asked for without one. */
  public static final String ANY_VERSION = "";

  public PolicySpec {
    parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
  }

  /** Returns that policy with all defaults. */
  public static PolicySpec of(String name) {
    return new PolicySpec(name, ANY_VERSION, new LinkedHashMap<>());
  }

  /**
   * Reads one or several, separated by commas. A comma followed by {@code key=} goes on with the
   * parameters of the policy before it, any other starts the next policy: {@code a,b:x=1,y=2,c} are
   * three.
   *
   * @throws PolicySpecException when the text is not of that form
   */
  public static List<PolicySpec> parseList(String text) throws PolicySpecException {
    List<PolicySpec> specs = new ArrayList<>();
    List<String> pieces = List.of(text.split(",", -1));
    int next = 0;
    while (next < pieces.size()) {
      String head = pieces.get(next++).strip();
      int colon = head.indexOf(':');
      String policy = colon < 0 ? head : head.substring(0, colon);
      if (policy.contains("=")) {
        throw new PolicySpecException(
            malformed(text, "'" + head + "' stands before any policy's ':'"));
      }
      SequencedMap<String, String> parameters = new LinkedHashMap<>();
      if (colon >= 0) {
        put(parameters, head.substring(colon + 1), text);
        while (next < pieces.size() && isParameter(pieces.get(next))) {
          put(parameters, pieces.get(next++), text);
        }
      }
      specs.add(named(policy, parameters, text));
    }
    return List.copyOf(specs);
  }

  private static PolicySpec named(
      String policy, SequencedMap<String, String> parameters, String text)
      throws PolicySpecException {
    int at = policy.indexOf('@');
    String name = at < 0 ? policy : policy.substring(0, at);
    String version = at < 0 ? ANY_VERSION : policy.substring(at + 1);
    if (name.isEmpty()) {
      throw new PolicySpecException(malformed(text, "a policy's name is missing"));
    }
    if (at >= 0 && version.isEmpty()) {
      throw new PolicySpecException(malformed(text, "no version follows '" + name + "@'"));
    }
    return new PolicySpec(name, version, parameters);
  }

  private static boolean isParameter(String piece) {
    int equals = piece.indexOf('=');
    return equals > 0 && piece.lastIndexOf(':', equals) < 0 && piece.lastIndexOf('@', equals) < 0;
  }

  private static void put(SequencedMap<String, String> parameters, String piece, String text)
      throws PolicySpecException {
    int equals = piece.indexOf('=');
    if (equals <= 0) {
      throw new PolicySpecException(
          malformed(text, "'" + piece.strip() + "' is not of the form key=value"));
    }
    String key = piece.substring(0, equals).strip();
    if (parameters.putIfAbsent(key, piece.substring(equals + 1).strip()) != null) {
      throw new PolicySpecException(malformed(text, "parameter " + key + " is given twice"));
    }
  }

  private static String malformed(String text, String what) {
    return "policy '" + text + "': " + what + "; expected NAME[@VERSION][:key=value,...]";
  }

  /** Returns it as it would be written. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name);
    if (!version.isEmpty()) {
      text.append('@').append(version);
    }
    String separator = ":";
    for (var parameter : parameters.entrySet()) {
      text.append(separator).append(parameter.getKey()).append('=').append(parameter.getValue());
      separator = ",";
    }
    return text.toString();
  }
}
