package org.oomlab.policy.userspace;

/**
 * When to act: where both are that low.
 *
 * @param memPercent share of memory available
 * @param swapPercent share of swap free
 */
record Level(long memPercent, long swapPercent) {}
