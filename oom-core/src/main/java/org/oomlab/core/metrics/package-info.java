/**
 * What a run was worth: kills and wrong kills, work and promises lost, pressure, recovery,
 * fairness; and the oracle that knows the best first victim in hindsight. Defined in {@code
 * docs/metrics.md}.
 */
@NullMarked
package org.oomlab.core.metrics;

import org.jspecify.annotations.NullMarked;
