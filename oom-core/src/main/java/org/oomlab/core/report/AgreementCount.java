package org.oomlab.core.report;

import org.oomlab.core.replay.Agreement;

/**
 * How many reports the model decides as the kernel did.
 *
 * @param agree it does
 * @param disagree it does not
 * @param indeterminate the report lacks a fact
 */
public record AgreementCount(long agree, long disagree, long indeterminate) {
  /** None counted. */
  public static final AgreementCount ZERO = new AgreementCount(0, 0, 0);

  /** Returns this count with one more. */
  public AgreementCount plus(Agreement agreement) {
    return switch (agreement) {
      case AGREE -> new AgreementCount(agree + 1, disagree, indeterminate);
      case DISAGREE -> new AgreementCount(agree, disagree + 1, indeterminate);
      case INDETERMINATE -> new AgreementCount(agree, disagree, indeterminate + 1);
    };
  }

  /** Returns how many reports were counted. */
  public long reports() {
    return agree + disagree + indeterminate;
  }
}
