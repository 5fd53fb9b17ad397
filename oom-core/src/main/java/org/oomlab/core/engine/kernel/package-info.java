/**
 * What a kernel does with a simulated machine's memory: serves allocations and charges, wakes
 * kswapd, calls the OOM killer, lets victims go, and measures pressure.
 */
@NullMarked
package org.oomlab.core.engine.kernel;

import org.jspecify.annotations.NullMarked;
