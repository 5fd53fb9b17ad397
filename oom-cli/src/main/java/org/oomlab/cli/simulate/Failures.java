package org.oomlab.cli.simulate;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.core.metrics.PolicyRun;
import org.oomlab.core.metrics.ScenarioResult;

/** The first failure of each policy that failed, noticed while results go by. */
final class Failures {
  private final SequencedMap<String, String> sentences = new LinkedHashMap<>();

  Iterator<ScenarioResult> noticed(Iterator<ScenarioResult> results) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return results.hasNext();
      }

      @Override
      public ScenarioResult next() {
        ScenarioResult result = results.next();
        for (PolicyRun run : result.runs()) {
          if (!run.succeeded()) {
            sentences.putIfAbsent(run.policy(), run.failure());
          }
        }
        return result;
      }
    };
  }

  /** Throws if there was one. */
  void report() {
    if (!sentences.isEmpty()) {
      throw new BadInputException(List.copyOf(sentences.sequencedValues()));
    }
  }
}
