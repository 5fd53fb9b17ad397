package org.oomlab.core.registry;

/** Carries a {@link PolicyFailure} through code that asks a policy for a verdict. */
public final class PolicyFailureException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient PolicyFailure failure;

  /**
   * Creates one.
   *
   * @param failure what the policy did
   * @param cause what it threw
   */
  PolicyFailureException(PolicyFailure failure, Throwable cause) {
    super(failure.sentence(), cause);
    this.failure = failure;
  }

  /** Creates one for a policy that returned. */
  PolicyFailureException(PolicyFailure failure) {
    super(failure.sentence());
    this.failure = failure;
  }

  /** Returns what the policy did. */
  public PolicyFailure failure() {
    return failure;
  }
}
