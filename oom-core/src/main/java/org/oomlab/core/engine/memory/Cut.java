package org.oomlab.core.engine.memory;

/**
 * Pages taken off a list to be judged, all alike ({@code isolate_lru_folios()}, mm/vmscan.c).
 *
 * @param segment whose they are
 * @param node where they are
 * @param pages how many, above 0
 * @param sinceNanos when their accessed bits were last cleared, or {@link Segment#YOUNG}
 * @param dirty whether they differ from the disk
 */
public record Cut(Segment segment, Node node, long pages, long sinceNanos, boolean dirty) {}
