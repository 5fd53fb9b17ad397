package org.oomlab.core.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.oomlab.core.engine.kernel.Kernel;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.record.MemcgOutcome;
import org.oomlab.core.engine.record.ProcessOutcome;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.engine.record.Sample;
import org.oomlab.core.scenario.Scenario;

/**
 * Keeps what a run leaves behind, within bounds: frequent events once a second, none of them beyond
 * a number, and a timeline that thins itself by half when it grows too long. Not thread-safe.
 */
final class Recorder {
  private static final int MOST_FREQUENT_EVENTS = 20_000;
  private static final int MOST_SAMPLES = 4_000;
  private static final long SECOND_MICROS = 1_000_000;
  private static final long NANOS_A_MICRO = 1000;

  private final Memory memory;
  private final List<RunEvent> events = new ArrayList<>();
  private final Map<String, Long> lastTold = new HashMap<>();
  private final Refusals refusals = new Refusals();
  private final List<Sample> samples = new ArrayList<>();
  private int frequentEvents;
  private long omittedEvents;
  private long samplesTaken;
  private long sampleStride = 1;
  private boolean swapWasFull;

  Recorder(Memory memory) {
    this.memory = memory;
  }

  /** Takes an event. */
  void tell(RunEvent event) {
    switch (event) {
      case RunEvent.Oom oom -> {
        if (refusals.isNew(oom)) {
          events.add(oom);
        } else {
          omittedEvents++;
        }
      }
      case RunEvent.Kill _, RunEvent.LimitChanged _ -> {
        refusals.forget();
        events.add(event);
      }
      case RunEvent.Panic _, RunEvent.Reaped _, RunEvent.OvercommitRefused _, RunEvent.SwapFull _ ->
          events.add(event);
      case RunEvent.MemcgHigh high -> frequent("high " + high.memcg(), event);
      case RunEvent.MemcgMax max -> frequent("max " + max.memcg(), event);
      case RunEvent.KswapdWake wake -> frequent("kswapd " + wake.node(), event);
      case RunEvent.DirectReclaim _, RunEvent.Start _, RunEvent.Restart _, RunEvent.Exit _ ->
          bounded(event);
    }
    noteSwap(event.timeMicros());
  }

  private void frequent(String key, RunEvent event) {
    Long last = lastTold.get(key);
    if (last == null || event.timeMicros() - last >= SECOND_MICROS) {
      lastTold.put(key, event.timeMicros());
      bounded(event);
    }
  }

  private void bounded(RunEvent event) {
    if (frequentEvents < MOST_FREQUENT_EVENTS) {
      frequentEvents++;
      events.add(event);
    } else {
      omittedEvents++;
    }
  }

  private void noteSwap(long timeMicros) {
    long total = memory.swap().totalPages();
    long free = memory.swap().freePages();
    if (free == 0 && total > 0 && !swapWasFull) {
      swapWasFull = true;
      events.add(new RunEvent.SwapFull(timeMicros, total));
    } else if (free > total / 10) {
      swapWasFull = false;
    }
  }

  /** Returns how many samples were due so far. */
  long samples() {
    return samplesTaken;
  }

  /** Takes a sample of the machine. */
  void sample(Kernel kernel) {
    noteSwap(kernel.clock().nowNanos() / NANOS_A_MICRO);
    if (samplesTaken++ % sampleStride != 0) {
      return;
    }
    samples.add(Samples.of(kernel));
    if (samples.size() > MOST_SAMPLES) {
      List<Sample> kept = new ArrayList<>();
      for (int i = 0; i < samples.size(); i += 2) {
        kept.add(samples.get(i));
      }
      samples.clear();
      samples.addAll(kept);
      sampleStride *= 2;
    }
  }

  /** Returns the record so far. */
  RunRecord record(Scenario scenario, long seed, Kernel kernel, List<ProcessOutcome> processes) {
    List<MemcgOutcome> memcgs = new ArrayList<>();
    for (Memcg memcg : memory.memcgs().walk()) {
      if (!memcg.isRoot()) {
        memcgs.add(new MemcgOutcome(memcg.path(), memcg.events(), memcg.peak(), memcg.swapPeak()));
      }
    }
    return new RunRecord(
        scenario.machine().kernel(),
        seed,
        scenario.machine().pageSizeBytes(),
        memory.managedPages(),
        kernel.clock().nowNanos() / NANOS_A_MICRO,
        events,
        omittedEvents,
        samples,
        samplesTaken - samples.size(),
        memcgs,
        processes,
        kernel.panicked());
  }
}
