/**
 * What a simulated run leaves behind: events, a timeline, counters and the fate of each process.
 */
@NullMarked
package org.oomlab.core.engine.record;

import org.jspecify.annotations.NullMarked;
