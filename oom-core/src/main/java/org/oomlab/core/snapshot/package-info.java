/** A machine at one instant and the OOM it is in, as they are kept in a file. */
@NullMarked
package org.oomlab.core.snapshot;

import org.jspecify.annotations.NullMarked;
