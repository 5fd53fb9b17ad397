/** From a verdict to the processes that die. */
@NullMarked
package org.oomlab.core.kill;

import org.jspecify.annotations.NullMarked;
