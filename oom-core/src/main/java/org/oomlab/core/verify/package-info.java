/** The question whether a policy keeps its word, and what the answer looks like. */
@NullMarked
package org.oomlab.core.verify;

import org.jspecify.annotations.NullMarked;
