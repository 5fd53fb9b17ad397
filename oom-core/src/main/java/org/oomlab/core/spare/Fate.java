package org.oomlab.core.spare;

import java.util.List;
import org.oomlab.api.select.Explanation;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.replay.Prediction;

/** What becomes of a process when an OOM is decided again with something changed. */
sealed interface Fate {

  /**
   * It lives and others die, whatever the report leaves open.
   *
   * @param predictions who dies; several where that hangs on the total or the release
   * @param judgement the ranking
   */
  record Lives(List<Prediction> predictions, Judgement judgement) implements Fate {
    public Lives {
      predictions = List.copyOf(predictions);
    }

    /** Returns who may die first, each once. */
    List<Named> victims() {
      return predictions.stream().map(Named::victimOf).distinct().toList();
    }
  }

  /**
   * It dies all the same.
   *
   * @param process who
   * @param prediction with whom
   * @param explanation why
   */
  record Dies(Named process, Prediction prediction, Explanation explanation) implements Fate {}

  /** Nobody dies, so that the memory asked for is not there. */
  record NobodyDies() implements Fate {}

  /** The machine panics. */
  record Panics() implements Fate {}

  /**
   * It cannot be told.
   *
   * @param reason why, one sentence without a full stop
   */
  record Open(String reason) implements Fate {}

  /** Returns whether the process lives. */
  default boolean lives() {
    return this instanceof Lives;
  }

  /**
   * Returns why a change does not help, one sentence without a full stop.
   *
   * @param change the change as the beginning of a sentence, such as {@code even at -1000}
   */
  default String whyNot(String change) {
    return switch (this) {
      case Lives _ -> change + " it is yet another process that dies";
      case NobodyDies _ ->
          change
              + " it would only be out of reach: nobody else can be killed, so that memory stays"
              + " full";
      case Panics _ -> change + " nobody could be killed, and the kernel would panic";
      case Open(String reason) -> change + " it is not certain: " + reason;
      case Dies(Named process, Prediction prediction, Explanation explanation) ->
          process.equals(Named.victimOf(prediction))
              ? change + " it would be chosen: " + explanation.reason().sentence()
              : change
                  + " it would die with "
                  + Named.victimOf(prediction).words()
                  + ", whose group or memory it shares";
    };
  }
}
