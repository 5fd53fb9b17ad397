package org.oomlab.cli.scaffold;

import java.util.regex.Pattern;

/**
 * A policy's name, and what it is called in Java.
 *
 * @param name lower-case words joined by dashes
 */
record PolicyNames(String name) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final String POLICY = "policy";

  /** Returns whether a policy, a jar and a package can be called so. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Returns the class, which ends in {@code Policy}. */
  String type() {
    StringBuilder type = new StringBuilder();
    for (String word : name.split("-", -1)) {
      type.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return type + (name.endsWith(POLICY) ? "" : "Policy");
  }

  /** Returns the package, whose last word ends in {@code policy} and so is none of Java's own. */
  String packageName() {
    String word = name.replace("-", "");
    return "org.example." + word + (word.endsWith(POLICY) ? "" : POLICY);
  }
}
