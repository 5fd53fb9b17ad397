/**
 * A machine and a workload in time, as data: what {@code schema: oom/scenario/1} describes, free of
 * any file format. Whole numbers only: bytes, milliseconds, per mille.
 */
@NullMarked
package org.oomlab.core.scenario;

import org.jspecify.annotations.NullMarked;
