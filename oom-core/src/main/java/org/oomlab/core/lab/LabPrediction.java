package org.oomlab.core.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.oomlab.api.memory.Watermarks;

/**
 * What the model says becomes of a trial.
 *
 * @param id the trial's
 * @param kills pids of those killed, in the order in which the kernel kills them
 * @param exits the same pids in the order in which init sees them leave
 * @param panic whether the machine stops
 * @param cgroups counters of each cgroup, the trial's own first
 * @param zones the watermarks that the model computes for the machine
 */
public record LabPrediction(
    String id,
    List<Integer> kills,
    List<Integer> exits,
    boolean panic,
    List<Counters> cgroups,
    List<Marks> zones) {
  public LabPrediction {
    kills = List.copyOf(kills);
    exits = List.copyOf(exits);
    cgroups = List.copyOf(cgroups);
    zones = List.copyOf(zones);
  }

  /**
   * The watermarks of a zone.
   *
   * @param node its node
   * @param name its name
   * @param marks where they stand
   */
  public record Marks(int node, String name, Watermarks marks) {}

  /** Returns the lines that tell it: the prediction, its cgroups and zones, and an end. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "prediction id="
            + id
            + " panic="
            + panic
            + " kills="
            + pids(kills)
            + " exits="
            + pids(exits));
    for (Counters cgroup : cgroups) {
      lines.add(
          "cgroup name="
              + cgroup.name()
              + " oom="
              + cgroup.oom()
              + " oomKill="
              + cgroup.oomKill()
              + " peakBytes="
              + cgroup.peakBytes());
    }
    for (Marks zone : zones) {
      lines.add(
          "zone node="
              + zone.node()
              + " name="
              + zone.name()
              + " min="
              + zone.marks().minPages()
              + " low="
              + zone.marks().lowPages()
              + " high="
              + zone.marks().highPages());
    }
    lines.add("end");
    return lines;
  }

  private static String pids(List<Integer> pids) {
    return pids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /**
   * Counters of a cgroup.
   *
   * @param name its name; the trial's own is {@code tN}
   * @param oom OOMs
   * @param oomKill kills
   * @param peakBytes the most that was charged
   */
  public record Counters(String name, long oom, long oomKill, long peakBytes) {}
}
