package org.oomlab.bench.simulate;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.core.scenario.Arrival;
import org.oomlab.core.scenario.Behaviour;
import org.oomlab.core.scenario.CgroupSetup;
import org.oomlab.core.scenario.Distribution;
import org.oomlab.core.scenario.Importance;
import org.oomlab.core.scenario.KernelMemory;
import org.oomlab.core.scenario.MachineSetup;
import org.oomlab.core.scenario.MemcgSettings;
import org.oomlab.core.scenario.NodeSetup;
import org.oomlab.core.scenario.PageKind;
import org.oomlab.core.scenario.ProcessGroup;
import org.oomlab.core.scenario.RestartPolicy;
import org.oomlab.core.scenario.Scenario;
import org.oomlab.core.scenario.SwapDevice;
import org.oomlab.core.scenario.SwapKind;
import org.oomlab.core.scenario.VmSettings;

/**
 * A container host under pressure: pods of 50 processes that hold, swing, churn, burst, scan files
 * and leak, under limits that leave the node little RAM. Every size is a share of the RAM, so that
 * two nodes with as many processes differ in their memory alone.
 *
 * @param ramGib RAM in GiB, from 1
 * @param processes how many, a multiple of {@value #PROCESSES_A_POD}
 * @param seconds simulated time
 * @param idleMemcgs memcgs without a process beside the pods
 */
record NodeScenario(int ramGib, int processes, int seconds, int idleMemcgs) {
  private static final int PROCESSES_A_POD = 50;
  private static final int SERVICES = 30;
  private static final int WAVES = 8;
  private static final int CHURNS = 5;
  private static final int BURSTS = 4;
  private static final int LEAKS = 2;
  private static final int SCANS = 1;
  private static final MemcgPath PODS = new MemcgPath("/pods");
  private static final int CPUS = 64;
  private static final int KILO = 1000;

  /** Limits of all pods together leave some RAM to the kernel, and little beyond. */
  private static final int POD_PERCENT = 96;

  private static final long FOR_EVER = 1L << 50;

  NodeScenario(int ramGib, int processes, int seconds) {
    this(ramGib, processes, seconds, 0);
  }

  Scenario scenario() {
    List<CgroupSetup> cgroups = new ArrayList<>();
    List<ProcessGroup> groups = new ArrayList<>();
    cgroups.add(new CgroupSetup(PODS, limited(MemcgSettings.UNLIMITED)));
    for (int i = 0; i < idleMemcgs; i++) {
      cgroups.add(new CgroupSetup(new MemcgPath("/idle" + i), limited(ramBytes())));
    }
    int pods = processes / PROCESSES_A_POD;
    for (int i = 0; i < pods; i++) {
      MemcgPath pod = new MemcgPath(PODS.value() + "/" + i);
      cgroups.add(new CgroupSetup(pod, limited(ramBytes() / pods / 100 * POD_PERCENT)));
      addPod(pod, "pod" + i, groups);
    }
    return new Scenario(
        "node-" + ramGib, "", machine(), cgroups, groups, List.of(), 1, seconds * 1000L, 1000);
  }

  private long ramBytes() {
    return (long) ramGib << 30;
  }

  private MachineSetup machine() {
    long ram = ramBytes();
    SwapDevice swap =
        new SwapDevice(
            "swap",
            SwapKind.SSD,
            ram / 16,
            -1,
            0,
            SwapKind.SSD.readMicros(),
            SwapKind.SSD.writeMicros());
    return new MachineSetup(
        KernelRelease.of(6, 12),
        CPUS,
        4096,
        List.of(NodeSetup.ofRam(ram)),
        new KernelMemory(ram / 64, ram / 128),
        List.of(swap),
        CgroupVersion.V2,
        new VmSettings(
            new Sysctls(0, false, true, 60),
            VmSettings.MIN_FREE_OF_BOOT,
            10,
            1,
            50,
            20,
            10,
            false));
  }

  private static MemcgSettings limited(long maxBytes) {
    return new MemcgSettings(
        0,
        0,
        MemcgSettings.UNLIMITED,
        maxBytes,
        MemcgSettings.UNLIMITED,
        MemcgSettings.UNLIMITED,
        false,
        MemcgSettings.SWAPPINESS_OF_MACHINE);
  }

  private void addPod(MemcgPath pod, String name, List<ProcessGroup> groups) {
    long share = ramBytes() / processes;
    groups.add(
        group(
            name + "-service",
            pod,
            SERVICES,
            new Behaviour.Steady(
                PageKind.ANON, new Distribution.LogNormal(share / 2, 800, share * 8), 100)));
    groups.add(
        group(
            name + "-wave",
            pod,
            WAVES,
            new Behaviour.Wave(PageKind.ANON, share / 4, share * 2, 60_000, 0, 200)));
    groups.add(
        group(name + "-churn", pod, CHURNS, new Behaviour.Churn(share / 2, share / 64, 500, 500)));
    groups.add(
        group(
            name + "-burst",
            pod,
            BURSTS,
            new Behaviour.Burst(
                PageKind.ANON,
                new Distribution.Exponential(share, share * 4),
                5_000,
                new Distribution.Exponential(20_000, 100_000),
                5_000,
                0)));
    groups.add(
        group(
            name + "-leak",
            pod,
            LEAKS,
            new Behaviour.Leak(10_000, new Distribution.Constant(share / 4), FOR_EVER, 0)));
    groups.add(
        group(
            name + "-scan",
            pod,
            SCANS,
            new Behaviour.FileScan(0, share * 16, share / 2, Behaviour.FileScan.FOR_EVER, 200)));
  }

  private static ProcessGroup group(String name, MemcgPath memcg, int count, Behaviour behaviour) {
    return new ProcessGroup(
        name,
        name.substring(name.indexOf('-') + 1),
        count,
        new Arrival.Spaced(0, new Distribution.Exponential(100, KILO)),
        memcg,
        KILO,
        0,
        1,
        0,
        List.of(behaviour),
        new RestartPolicy.Restart(5_000, KILO, 5_000, 0, 0),
        List.of(),
        Importance.ORDINARY);
  }
}
