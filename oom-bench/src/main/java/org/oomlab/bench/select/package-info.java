/** What choosing a victim costs, beside a plain C loop. */
@NullMarked
package org.oomlab.bench.select;

import org.jspecify.annotations.NullMarked;
