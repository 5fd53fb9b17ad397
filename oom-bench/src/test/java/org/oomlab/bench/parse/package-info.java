/** Holds the large log to what it promises. */
@NullMarked
package org.oomlab.bench.parse;

import org.jspecify.annotations.NullMarked;
