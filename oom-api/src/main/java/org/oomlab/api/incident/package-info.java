/** One OOM as a kernel reported it, with what its report leaves unsaid. */
@NullMarked
package org.oomlab.api.incident;

import org.jspecify.annotations.NullMarked;
