/** Processes as the OOM killer sees them: one thread group, its memory and its oom fields. */
@NullMarked
package org.oomlab.api.task;

import org.jspecify.annotations.NullMarked;
