package org.oomlab.api.policy;

import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;

/**
 * Decides who dies. Pure: the same request gives the same verdict; no I/O, clock, randomness or
 * state. Called from any thread.
 */
@FunctionalInterface
public interface VictimPolicy {
  /** Returns the verdict on one OOM. */
  Verdict select(SelectionRequest request);
}
