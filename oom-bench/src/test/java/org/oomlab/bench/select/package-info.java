/** Holds the C loop to the choice of the policies. */
@NullMarked
package org.oomlab.bench.select;

import org.jspecify.annotations.NullMarked;
