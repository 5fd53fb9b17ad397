package org.oomlab.core.lab;

import java.util.List;

/**
 * A trial: the state just before, and what then happens.
 *
 * @param id told again with the prediction
 * @param number the trial's number, which names its cgroup
 * @param kind what is special about it; empty in logs of the lab's first guest
 * @param trigger {@code grow}, {@code lower-limit} or {@code sysrq}
 * @param swapTotalKb the machine's swap
 * @param zram whether it is compressed in RAM
 * @param hugePages huge pages set aside
 * @param cgroups the trial's own first, parents before children
 * @param processes in the order of their start
 */
public record LabTrial(
    String id,
    int number,
    String kind,
    String trigger,
    long swapTotalKb,
    boolean zram,
    int hugePages,
    int swappiness,
    boolean oomKillAllocatingTask,
    int panicOnOom,
    long lowerToKb,
    int presses,
    List<LabCgroup> cgroups,
    List<LabProcess> processes) {
  public LabTrial {
    cgroups = List.copyOf(cgroups);
    processes = List.copyOf(processes);
  }

  static LabTrial of(Facts facts, List<LabCgroup> cgroups, List<LabProcess> processes) {
    return new LabTrial(
        facts.text("id"),
        (int) facts.number("number"),
        facts.text("kind"),
        facts.text("trigger").isEmpty() ? "grow" : facts.text("trigger"),
        facts.number("swapTotalKb", 0),
        facts.number("zramKb", 0) > 0,
        (int) facts.number("hugePages", 0),
        (int) facts.number("swappiness", 60),
        facts.number("oomKillAllocatingTask", 0) != 0,
        (int) facts.number("panicOnOom", 0),
        facts.number("lowerToKb", 0),
        (int) facts.number("presses", 0),
        cgroups,
        processes);
  }
}
