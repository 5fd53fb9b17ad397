/**
 * Trials of kernel-lab in the simulator: from the state that a kernel was in and the workload that
 * it then met to who dies, in what order, and what the counters say.
 */
@NullMarked
package org.oomlab.core.lab;

import org.jspecify.annotations.NullMarked;
