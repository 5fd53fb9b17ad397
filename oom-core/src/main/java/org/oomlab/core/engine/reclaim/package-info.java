/** Page reclaim at work on a simulated machine: who is scanned, how hard, and what comes free. */
@NullMarked
package org.oomlab.core.engine.reclaim;

import org.jspecify.annotations.NullMarked;
