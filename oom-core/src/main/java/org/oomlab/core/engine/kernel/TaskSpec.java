package org.oomlab.core.engine.kernel;

/**
 * What a task is started with.
 *
 * @param comm its command name
 * @param group the scenario's group it belongs to
 * @param uid user id
 * @param oomScoreAdj {@code oom_score_adj}
 * @param threads threads, each with a kernel stack
 * @param parentPid who forked it, 0 for nobody
 * @param placement on which nodes its pages may go
 */
public record TaskSpec(
    String comm,
    String group,
    int uid,
    int oomScoreAdj,
    int threads,
    int parentPid,
    Placement placement) {}
