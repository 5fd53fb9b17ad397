package org.oomlab.core.engine.record;

import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.task.TaskId;

/**
 * What became of a process.
 *
 * @param task which
 * @param comm its command name
 * @param group the scenario's group it belonged to
 * @param memcg where it was charged
 * @param startMicros when it started
 * @param endMicros when it ended, or the end of the run
 * @param reason why it ended, {@link ExitReason#ALIVE} where it did not
 * @param cpuMicros CPU time that its work got
 * @param workUnits units of work done
 * @param keptUnits of these, what its death did not undo
 * @param cpuLostMicros CPU time since the last checkpoint that its death lost
 * @param stallMicros time it waited for memory
 * @param peakRssPages the most it had in RAM
 */
public record ProcessOutcome(
    TaskId task,
    String comm,
    String group,
    MemcgPath memcg,
    long startMicros,
    long endMicros,
    ExitReason reason,
    long cpuMicros,
    long workUnits,
    long keptUnits,
    long cpuLostMicros,
    long stallMicros,
    long peakRssPages) {}
