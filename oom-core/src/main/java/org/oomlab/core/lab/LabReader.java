package org.oomlab.core.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.policy.VictimPolicy;

/**
 * Reads machines and trials as kernel-lab/predict passes them on: a line {@code machine}, lines
 * {@code zone}, then for each trial {@code trial}, {@code cgroup} and {@code process} lines and an
 * {@code end}. Words are {@code name=value}. Not thread-safe.
 */
public final class LabReader {
  private static final String V1 = "v1";

  /** What the first guest said instead of the hierarchy: what a trial fills. */
  private static final Set<String> FIRST_GUEST_MODES = Set.of("memcg", "global");

  private Facts machine = Facts.of("");
  private Facts trial = Facts.of("");
  private final List<LabZone> zones = new ArrayList<>();
  private final List<LabCgroup> cgroups = new ArrayList<>();
  private final List<LabProcess> processes = new ArrayList<>();

  /** Makes a reader at the begin of a text. */
  public LabReader() {}

  /**
   * Takes a line.
   *
   * @return a prediction where the line ends a trial
   * @throws IllegalArgumentException when the line makes no sense
   */
  public Optional<LabPrediction> line(String line, VictimPolicy policy) {
    Facts facts = Facts.of(line);
    int space = line.indexOf(' ');
    switch (space < 0 ? line : line.substring(0, space)) {
      case "machine" -> {
        machine = facts;
        zones.clear();
      }
      case "zone" -> zones.add(LabZone.of(facts));
      case "trial" -> {
        trial = facts;
        cgroups.clear();
        processes.clear();
      }
      case "cgroup" -> cgroups.add(LabCgroup.of(facts));
      case "process" -> processes.add(LabProcess.of(facts));
      case "end" -> {
        return Optional.of(
            LabRun.predict(machine(), LabTrial.of(trial, cgroups, processes), policy));
      }
      default -> throw new IllegalArgumentException("unknown line: " + line);
    }
    return Optional.empty();
  }

  private LabMachine machine() {
    String mode = machine.text("mode");
    return new LabMachine(
        KernelRelease.parse(machine.text("kernel")),
        mode.equals(V1),
        FIRST_GUEST_MODES.contains(mode),
        machine.number("minFreeKb"),
        (int) machine.number("watermarkScaleFactor"),
        (int) machine.number("watermarkBoostFactor"),
        zones);
  }
}
