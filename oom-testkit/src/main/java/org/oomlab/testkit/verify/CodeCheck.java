package org.oomlab.testkit.verify;

import java.util.List;
import org.oomlab.core.verify.PropertyResult;
import org.oomlab.core.verify.PropertyResult.Outcome;
import org.oomlab.testkit.arch.PolicyArchitectureRules;

/** The one property that is asked of class files. */
final class CodeCheck {
  /** The name of the method that asks it in the contracts. */
  static final String METHOD = "touchesNothing";

  private static final String NAME = Words.ofMethod(METHOD);
  private static final int MOST_PLACES = 12;

  /** ArchUnit says by it that it found nowhere to log to. */
  private static final String LOGGING = "slf4j.internal.verbosity";

  private CodeCheck() {}

  /** Returns what the classes of a provider's jar touch. */
  static PropertyResult of(Class<?> provider) {
    String before = System.getProperty(LOGGING, "");
    System.setProperty(LOGGING, "ERROR");
    try {
      PolicyArchitectureRules.Judgement found = PolicyArchitectureRules.judge(provider);
      return new PropertyResult(
          NAME, PolicyArchitectureRules.why(), found.classes(), outcome(found.impurities()));
    } finally {
      if (before.isEmpty()) {
        System.clearProperty(LOGGING);
      } else {
        System.setProperty(LOGGING, before);
      }
    }
  }

  private static Outcome outcome(List<String> places) {
    if (places.isEmpty()) {
      return new Outcome.Held();
    }
    StringBuilder text = new StringBuilder();
    places.stream().limit(MOST_PLACES).forEach(place -> text.append(place).append('\n'));
    if (places.size() > MOST_PLACES) {
      text.append("and ").append(places.size() - MOST_PLACES).append(" more\n");
    }
    return new Outcome.BrokenCode(
        "its classes use what a pure function does not, in "
            + places.size()
            + (places.size() == 1 ? " place" : " places"),
        text.toString());
  }
}
