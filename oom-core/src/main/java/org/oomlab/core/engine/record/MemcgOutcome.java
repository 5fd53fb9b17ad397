package org.oomlab.core.engine.record;

import org.oomlab.api.memory.MemcgPath;

/**
 * What became of a memcg.
 *
 * @param memcg which
 * @param events the counters of {@code memory.events}, with those of its descendants where the
 *     hierarchy adds them up
 * @param peakPages the most that was charged to it ({@code memory.peak})
 * @param swapPeakPages the most of it in swap
 */
public record MemcgOutcome(
    MemcgPath memcg, MemcgEvents events, long peakPages, long swapPeakPages) {}
