/** What {@code oom_score_adj} is a share of. */
@NullMarked
package org.oomlab.core.totals;

import org.jspecify.annotations.NullMarked;
