/** What would have saved a process: the smallest single change of each kind, tried again. */
@NullMarked
package org.oomlab.core.spare;

import org.jspecify.annotations.NullMarked;
