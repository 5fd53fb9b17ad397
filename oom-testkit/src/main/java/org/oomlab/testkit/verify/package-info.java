/**
 * The contract run by a program instead of a build: for a policy in hand, with seed and tries of
 * the caller's choice, each counterexample as a snapshot. Needs the JUnit Platform's launcher,
 * which whoever only runs the contract as a test does not.
 */
@NullMarked
package org.oomlab.testkit.verify;

import org.jspecify.annotations.NullMarked;
