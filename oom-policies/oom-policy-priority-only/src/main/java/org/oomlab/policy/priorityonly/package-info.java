/** Strict oom_score_adj order; size only breaks ties. */
@NullMarked
package org.oomlab.policy.priorityonly;

import org.jspecify.annotations.NullMarked;
