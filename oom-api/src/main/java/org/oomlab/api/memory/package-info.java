/** Where memory is and what limits it: nodes and zones, swap, memcgs. */
@NullMarked
package org.oomlab.api.memory;

import org.jspecify.annotations.NullMarked;
