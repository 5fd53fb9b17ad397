package org.oomlab.testkit.verify;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.oomlab.testkit.PolicyBehavior;
import org.oomlab.testkit.PolicyInvariant;
import org.oomlab.testkit.PolicyInvariants;
import org.oomlab.testkit.run.StarvesNoMemcg;

/** One thing, several spellings: a method, an invariant, a flag, a word of the command line. */
final class Words {
  private Words() {}

  /** Returns {@code prefers-large} for the flag. */
  static String of(PolicyBehavior behavior) {
    return behavior.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the flags of those words.
   *
   * @throws IllegalArgumentException when a word stands for none
   */
  static Set<PolicyBehavior> behaviors(Set<String> words) {
    Set<PolicyBehavior> behaviors = EnumSet.noneOf(PolicyBehavior.class);
    for (String word : words) {
      behaviors.add(PolicyBehavior.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
    }
    return Set.copyOf(behaviors);
  }

  /** Returns {@code ignores-order} for {@code ignoresOrder}. */
  static String ofMethod(String method) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < method.length(); i++) {
      char c = method.charAt(i);
      if (Character.isUpperCase(c)) {
        name.append('-').append(Character.toLowerCase(c));
      } else {
        name.append(c);
      }
    }
    return name.toString();
  }

  /** Returns the invariant that a property asks, empty where it asks something else. */
  static Optional<PolicyInvariant> invariant(String method) {
    String name = ofMethod(method);
    return PolicyInvariants.all().stream()
        .filter(invariant -> invariant.name().equals(name))
        .findFirst();
  }

  /** Returns whether a policy with such promises is held to a property. */
  static boolean isAsked(String method, Set<PolicyBehavior> behaviors) {
    return behaviors.containsAll(promises(method));
  }

  private static Set<PolicyBehavior> promises(String method) {
    return ofMethod(method).equals(StarvesNoMemcg.NAME)
        ? StarvesNoMemcg.PROMISES
        : invariant(method).map(PolicyInvariant::promises).orElse(Set.of());
  }

  /** Returns why a property matters, empty where it has several reasons. */
  static String why(String method) {
    return ofMethod(method).equals(StarvesNoMemcg.NAME)
        ? StarvesNoMemcg.why()
        : invariant(method).map(PolicyInvariant::why).orElse("");
  }
}
