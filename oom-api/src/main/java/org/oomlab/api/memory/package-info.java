/** The machine at one instant: kernel release, nodes and zones, memcgs, tasks. */
@NullMarked
package org.oomlab.api.memory;

import org.jspecify.annotations.NullMarked;
