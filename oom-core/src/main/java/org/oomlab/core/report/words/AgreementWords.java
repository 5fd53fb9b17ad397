package org.oomlab.core.report.words;

import org.oomlab.core.replay.Agreement;

/** Whether the model agrees, in a word. */
public final class AgreementWords {
  private AgreementWords() {}

  /** Returns what the model does. */
  public static String verb(Agreement agreement) {
    return switch (agreement) {
      case AGREE -> "agrees";
      case DISAGREE -> "disagrees";
      case INDETERMINATE -> "undecided";
    };
  }

  /** Returns what the reason stands under. */
  public static String heading(Agreement agreement) {
    return switch (agreement) {
      case AGREE -> "Agreement";
      case DISAGREE -> "Disagreement";
      case INDETERMINATE -> "Undecided";
    };
  }
}
