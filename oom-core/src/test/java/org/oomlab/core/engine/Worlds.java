package org.oomlab.core.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.oomlab.api.kernel.KernelEntry;
import org.oomlab.api.kernel.KernelWalk;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskSnapshot;
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
import org.oomlab.core.scenario.TimedEvent;
import org.oomlab.core.scenario.VmSettings;

/** Small worlds for tests of the engine. */
final class Worlds {
  static final long MIB = 1L << 20;
  static final MemcgPath A = new MemcgPath("/a");

  private Worlds() {}

  /** What mainline does from 5.1 on; the shipped policy is not known to this module. */
  static final VictimPolicy KERNEL =
      request ->
          KernelEntry.beforeTheWalk(request)
              .orElseGet(
                  () ->
                      switch (KernelWalk.over(request, request.tasks())) {
                        case KernelWalk.InFlight(TaskSnapshot task) -> KernelEntry.wait(task);
                        case KernelWalk.Origin(TaskSnapshot task) -> kill(request, task, 0);
                        case KernelWalk.Highest(TaskSnapshot task, long points) ->
                            kill(request, task, points);
                        case KernelWalk.Nobody() -> KernelEntry.nobodyKillable(request);
                      });

  private static Verdict kill(SelectionRequest request, TaskSnapshot task, long points) {
    var why = KernelEntry.highestBadness(request, points);
    return request
        .machine()
        .memcgs()
        .oomGroup(task.memcg(), request.control().domain())
        .map(MemcgState::path)
        .<Verdict>map(path -> new Verdict.KillMemcg(path, task.id(), why))
        .orElseGet(() -> new Verdict.KillTask(task.id(), why));
  }

  /** A scenario in the making: 64 MiB of RAM and 20 simulated seconds unless told otherwise. */
  static final class Draft {
    private String kernel = "6.12";
    private long ramBytes = 64 * MIB;
    private int swappiness = 60;
    private long seconds = 20;
    private int threads = 1;
    private int nodes = 1;
    private final List<SwapDevice> swaps = new ArrayList<>();
    private final List<CgroupSetup> cgroups = new ArrayList<>();
    private final List<ProcessGroup> groups = new ArrayList<>();
    private final List<TimedEvent> events = new ArrayList<>();

    Draft kernel(String release) {
      kernel = release;
      return this;
    }

    Draft ram(long bytes) {
      ramBytes = bytes;
      return this;
    }

    /** The RAM lies on so many nodes. */
    Draft nodes(int value) {
      nodes = value;
      return this;
    }

    /** Of the groups from here on. */
    Draft threads(int value) {
      threads = value;
      return this;
    }

    Draft seconds(long value) {
      seconds = value;
      return this;
    }

    Draft swap(SwapKind kind, long bytes, int compressedPerMille) {
      swaps.add(
          new SwapDevice(
              "swap" + swaps.size(),
              kind,
              bytes,
              -1,
              compressedPerMille,
              kind.readMicros(),
              kind.writeMicros()));
      return this;
    }

    Draft cgroup(String path, long maxBytes, boolean oomGroup) {
      return cgroup(
          path,
          new MemcgSettings(
              0,
              0,
              MemcgSettings.UNLIMITED,
              maxBytes,
              MemcgSettings.UNLIMITED,
              MemcgSettings.UNLIMITED,
              oomGroup,
              MemcgSettings.SWAPPINESS_OF_MACHINE));
    }

    Draft cgroup(String path, MemcgSettings settings) {
      cgroups.add(new CgroupSetup(new MemcgPath(path), settings));
      return this;
    }

    Draft event(TimedEvent event) {
      events.add(event);
      return this;
    }

    Draft group(String name, String memcg, int adj, Behaviour... behaviours) {
      return group(name, memcg, adj, 1, new RestartPolicy.Never(), behaviours);
    }

    Draft group(
        String name,
        String memcg,
        int adj,
        int count,
        RestartPolicy restart,
        Behaviour... behaviours) {
      groups.add(
          new ProcessGroup(
              name,
              name,
              count,
              new Arrival.Together(0),
              new MemcgPath(memcg),
              0,
              adj,
              threads,
              0,
              List.of(behaviours),
              restart,
              List.of(),
              Importance.ORDINARY));
      return this;
    }

    Scenario scenario() {
      VmSettings vm =
          new VmSettings(new Sysctls(0, false, true, swappiness), 1024, 10, 0, 50, 20, 10, false);
      MachineSetup machine =
          new MachineSetup(
              KernelRelease.parse(kernel),
              2,
              4096,
              Collections.nCopies(nodes, NodeSetup.ofRam(ramBytes / nodes)),
              new KernelMemory(4 * MIB, MIB),
              swaps,
              CgroupVersion.V2,
              vm);
      return new Scenario("test", "", machine, cgroups, groups, events, 1, seconds * 1000, 500);
    }
  }

  static Behaviour steady(PageKind kind, long bytes, int touchedPerMille) {
    return new Behaviour.Steady(kind, new Distribution.Constant(bytes), touchedPerMille);
  }

  static Behaviour leak(long bytesPerSecond) {
    return new Behaviour.Leak(0, new Distribution.Constant(bytesPerSecond), 1L << 40, 0);
  }
}
