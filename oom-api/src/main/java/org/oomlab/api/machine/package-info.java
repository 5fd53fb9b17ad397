/**
 * A whole machine at one instant: its memory, memcgs and tasks, and the release whose rules hold.
 */
@NullMarked
package org.oomlab.api.machine;

import org.jspecify.annotations.NullMarked;
