/** What every policy inside a kernel shares: how an OOM is entered, and the walk over processes. */
@NullMarked
package org.oomlab.api.kernel;

import org.jspecify.annotations.NullMarked;
