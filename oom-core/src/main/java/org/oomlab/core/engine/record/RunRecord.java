package org.oomlab.core.engine.record;

import java.util.List;
import org.oomlab.api.machine.KernelRelease;

/**
 * All that a run leaves behind. The same scenario, policy and seed give the same record, whatever
 * else the machine does. Bounded in memory: see {@link #omittedEvents} and {@link #omittedSamples}.
 *
 * @param kernel whose rules held
 * @param seed of the generator
 * @param pageSizeBytes size of a page
 * @param ramPages the machine's RAM
 * @param endMicros when the run ended: its duration, or the panic
 * @param events what happened, by time; kills, exits and panics always, the rest until there are
 *     many
 * @param omittedEvents events left out
 * @param samples the timeline, by time
 * @param omittedSamples samples left out, evenly, as a long run thins its timeline
 * @param memcgs what became of each memcg, parents before children
 * @param processes what became of each process, in the order of their start
 * @param panicked whether the machine stopped
 */
public record RunRecord(
    KernelRelease kernel,
    long seed,
    int pageSizeBytes,
    long ramPages,
    long endMicros,
    List<RunEvent> events,
    long omittedEvents,
    List<Sample> samples,
    long omittedSamples,
    List<MemcgOutcome> memcgs,
    List<ProcessOutcome> processes,
    boolean panicked) {
  public RunRecord {
    events = List.copyOf(events);
    samples = List.copyOf(samples);
    memcgs = List.copyOf(memcgs);
    processes = List.copyOf(processes);
  }

  /** Returns the kills, by time. */
  public List<RunEvent.Kill> kills() {
    return events.stream()
        .filter(RunEvent.Kill.class::isInstance)
        .map(RunEvent.Kill.class::cast)
        .toList();
  }
}
