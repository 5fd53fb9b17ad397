package org.oomlab.cli.spare;

import org.oomlab.core.spare.Remedy;
import org.oomlab.core.spare.SparedProcess;
import org.oomlab.core.text.Sizes;

/** What would have saved a process, in one sentence. */
final class SpareSentence {
  private SpareSentence() {}

  static String of(SparedProcess spared) {
    String process = spared.process().isSomebody() ? spared.process().words() : "Nobody";
    return switch (spared.standing()) {
      case SURVIVES ->
          "By this policy " + process + " lives without a change: " + spared.reason() + ".";
      case UNDECIDED ->
          (spared.process().isSomebody()
                  ? "What would have saved " + process + " cannot be told"
                  : "There is nobody to save")
              + ": "
              + spared.reason()
              + ".";
      case DIES ->
          spared.remedies().stream()
              .filter(Remedy.Needed.class::isInstance)
              .map(Remedy.Needed.class::cast)
              .findFirst()
              .map(
                  some ->
                      process
                          + " lives "
                          + condition(some, spared.incident().machine().pageSizeBytes())
                          + ": "
                          + instead(some))
              .orElseGet(() -> "No single change of these saves " + process + ".");
    };
  }

  private static String condition(Remedy.Needed some, int pageSizeBytes) {
    return switch (some.lever()) {
      case OOM_SCORE_ADJ ->
          "with " + some.knob() + " " + some.needed() + " instead of " + some.current();
      case OWN_SIZE ->
          "if it is " + Sizes.ofPages(some.current() - some.needed(), pageSizeBytes) + " smaller";
      case OTHER_ADJ ->
          "with "
              + some.knob()
              + " "
              + some.needed()
              + " instead of "
              + some.current()
              + " for "
              + some.process().words();
      case MEMORY_MAX, SWAP ->
          "with "
              + Sizes.ofBytes(some.needed() - some.current())
              + " more of "
              + some.knob()
              + " for "
              + some.memcg();
      case OOM_GROUP -> "without memory.oom.group of " + some.memcg();
    };
  }

  private static String instead(Remedy.Needed some) {
    return some.victimsInstead().isEmpty()
        ? "this request fits, and nobody dies."
        : LeverTable.instead(some)
            + " dies instead"
            + (some.victimsInstead().size() == 1 ? "." : ", which the report leaves open.");
  }
}
