package org.oomlab.core.report.html;

/**
 * Who dies under a policy.
 *
 * @param victim who
 * @param other whether that is not what the kernel did
 * @param open whether the policy does not decide
 */
record MatrixCell(String victim, boolean other, boolean open) {}
