/** Simulated time and chance: an event queue and a seeded generator. No wall clock. */
@NullMarked
package org.oomlab.core.engine.time;

import org.jspecify.annotations.NullMarked;
