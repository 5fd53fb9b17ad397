package org.oomlab.policy.classic;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.select.KernelRules;

/**
 * One question and what every release answers, worked by hand: a vector of the release table.
 *
 * @param name what it asks, with the number of the vector where it has one
 * @param answers the answer from a release on, until the next
 * @param ask the model's answer by a set of rules
 */
record Situation(
    String name, Map<KernelRelease, String> answers, Function<KernelRules, String> ask) {

  /**
   * Makes a situation.
   *
   * @param eras {@code RELEASE=ANSWER}, oldest first, separated by commas
   */
  static Situation of(String name, String eras, Function<KernelRules, String> ask) {
    Map<KernelRelease, String> answers = new LinkedHashMap<>();
    for (String era : eras.split(",\\s*", -1)) {
      String[] parts = era.split("=", 2);
      answers.put(KernelRelease.parse(parts[0]), parts[1]);
    }
    return new Situation(name, Map.copyOf(answers), ask);
  }

  /** Returns what a release answers. */
  String expected(KernelRelease release) {
    return answers.keySet().stream()
        .filter(since -> release.compareTo(since) >= 0)
        .max(Comparator.naturalOrder())
        .map(answers::get)
        .orElseThrow();
  }

  /** Returns whether a set of rules answers as the release does that they begin with. */
  boolean holds(KernelRules rules) {
    return ask.apply(rules).equals(expected(rules.since()));
  }

  @Override
  public String toString() {
    return name;
  }
}
