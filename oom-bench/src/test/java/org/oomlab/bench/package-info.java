/** Holds the benchmarks to measuring the right thing. */
@NullMarked
package org.oomlab.bench;

import org.jspecify.annotations.NullMarked;
