/** Victim selection: the question an OOM asks, the answer a policy gives, and why. */
@NullMarked
package org.oomlab.api.select;

import org.jspecify.annotations.NullMarked;
