package org.oomlab.bench.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.oomlab.bench.InstalledPolicy;
import org.oomlab.bench.NativeSource;
import org.oomlab.core.engine.Simulation;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.engine.record.Sample;

/** A baseline that touches something else, or throws other pages out, would be no baseline. */
final class NativeLruTest {
  private static final TouchTrace TRACE = new TouchTrace(1, 60);

  /** Three per cent: reserves and batches, what the simulator keeps free and the C program not. */
  private static final long TOLERATED = 33;

  @Test
  void run_sameTrace_touchesAndFaultsAlike() {
    NativeLru.Counts counts = baseline();
    Sample end = simulated().samples().getLast();

    assertThat(counts.touches()).isEqualTo(TRACE.touches());
    assertThat(counts.faults()).isEqualTo(TRACE.faults());
    assertThat(end.anonPages()).isEqualTo(TouchTrace.HEAPS * TRACE.heapPages());
  }

  /** Both throw the stream out and keep the heaps. */
  @Test
  void run_sameTrace_evictsAsMuch() {
    long theirs = baseline().evictions();
    long ours = TRACE.evictions(simulated());

    assertThat(theirs).isGreaterThan(TRACE.ramPages());
    assertThat(Math.abs(ours - theirs)).isLessThan(theirs / TOLERATED);
  }

  private static NativeLru.Counts baseline() {
    assumeTrue(NativeSource.canCompile(), "there is no gcc to compile the baseline with");
    try (NativeLru lru = new NativeLru()) {
      return lru.run(TRACE);
    }
  }

  private static RunRecord simulated() {
    return Simulation.run(TRACE.scenario(), InstalledPolicy.named("classic"), 1);
  }
}
