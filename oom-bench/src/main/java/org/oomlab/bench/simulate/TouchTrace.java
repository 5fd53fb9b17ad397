package org.oomlab.bench.simulate;

import java.util.List;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.scenario.Arrival;
import org.oomlab.core.scenario.Behaviour;
import org.oomlab.core.scenario.Distribution;
import org.oomlab.core.scenario.Importance;
import org.oomlab.core.scenario.KernelMemory;
import org.oomlab.core.scenario.MachineSetup;
import org.oomlab.core.scenario.NodeSetup;
import org.oomlab.core.scenario.PageKind;
import org.oomlab.core.scenario.ProcessGroup;
import org.oomlab.core.scenario.RestartPolicy;
import org.oomlab.core.scenario.Scenario;
import org.oomlab.core.scenario.VmSettings;

/**
 * What is touched, for both sides: heaps that fill six tenths of the RAM, a tenth of each touched a
 * second in turn, while files of four times the RAM are read through once a minute. The stream has
 * to go, the heaps have to stay.
 *
 * @param ramGib RAM in GiB, from 1
 * @param seconds simulated time
 */
record TouchTrace(int ramGib, int seconds) {
  static final int HEAPS = 300;
  static final int TURN_SECONDS = 10;
  static final int SLICES_A_SECOND = 10;

  private static final int PAGE_BYTES = 4096;
  private static final int PER_MILLE = 1000;
  private static final long KERNEL_BYTES = 16L << 20;

  private long ramBytes() {
    return (long) ramGib << 30;
  }

  long ramPages() {
    return ramBytes() / PAGE_BYTES;
  }

  /** Returns the pages of a heap, a multiple of the slices of a turn. */
  long heapPages() {
    long slices = (long) TURN_SECONDS * SLICES_A_SECOND;
    return ramPages() * 6 / 10 / HEAPS / slices * slices;
  }

  /** Returns the pages of the file that are read in a slice. */
  long streamPages() {
    return ramPages() / 15 / SLICES_A_SECOND;
  }

  long slices() {
    return (long) seconds * SLICES_A_SECOND;
  }

  /** Returns the touches: each heap once at the start and then in turn, the file once. */
  long touches() {
    long inTurn = HEAPS * heapPages() / TURN_SECONDS / SLICES_A_SECOND * slices();
    return HEAPS * heapPages() + inTurn + slices() * streamPages();
  }

  /** Returns the pages that are touched for the first time. */
  long faults() {
    return HEAPS * heapPages() + slices() * streamPages();
  }

  /** Returns what must have been evicted in a run, none of it read again. */
  long evictions(RunRecord run) {
    return slices() * streamPages() - run.samples().getLast().filePages();
  }

  /** Returns the trace as a workload. */
  Scenario scenario() {
    long slice = streamPages() * PAGE_BYTES;
    return new Scenario(
        "touch-" + ramGib,
        "",
        new MachineSetup(
            KernelRelease.of(6, 12),
            64,
            PAGE_BYTES,
            List.of(NodeSetup.ofRam(ramBytes())),
            new KernelMemory(KERNEL_BYTES, 0),
            List.of(),
            CgroupVersion.V2,
            VmSettings.DEFAULT),
        List.of(),
        List.of(
            group(
                "heap",
                HEAPS,
                new Behaviour.Steady(
                    PageKind.ANON,
                    new Distribution.Constant(heapPages() * PAGE_BYTES),
                    PER_MILLE / TURN_SECONDS)),
            group(
                "stream",
                1,
                new Behaviour.FileScan(0, slices() * slice, slice * SLICES_A_SECOND, 1, 0))),
        List.of(),
        1,
        seconds * 1000L,
        seconds * 1000L);
  }

  private static ProcessGroup group(String name, int count, Behaviour behaviour) {
    return new ProcessGroup(
        name,
        name,
        count,
        new Arrival.Together(0),
        MemcgPath.ROOT,
        1000,
        0,
        1,
        0,
        List.of(behaviour),
        new RestartPolicy.Never(),
        List.of(),
        Importance.ORDINARY);
  }
}
