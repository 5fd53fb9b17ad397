/** What simulating a machine costs, in time and memory, beside a plain C program. */
@NullMarked
package org.oomlab.bench.simulate;

import org.jspecify.annotations.NullMarked;
