/**
 * Runs scenarios: a machine, its kernel and its processes in simulated time, by discrete events and
 * in whole numbers. The same scenario, policy and seed give the same run.
 */
@NullMarked
package org.oomlab.core.engine;

import org.jspecify.annotations.NullMarked;
