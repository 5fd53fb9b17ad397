/** What reading a large log costs, beside grep. */
@NullMarked
package org.oomlab.bench.parse;

import org.jspecify.annotations.NullMarked;
