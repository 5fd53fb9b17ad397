/** The live host: one view of {@code /proc} as a machine state. */
@NullMarked
package org.oomlab.linux.procfs;

import org.jspecify.annotations.NullMarked;
