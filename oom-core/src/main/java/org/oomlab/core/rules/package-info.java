/** Which kernel release does what: the release table, as data. */
@NullMarked
package org.oomlab.core.rules;

import org.jspecify.annotations.NullMarked;
