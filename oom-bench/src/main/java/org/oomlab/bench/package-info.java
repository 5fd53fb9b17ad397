/** Runs the benchmarks and prints one table; see docs/performance.md. */
@NullMarked
package org.oomlab.bench;

import org.jspecify.annotations.NullMarked;
