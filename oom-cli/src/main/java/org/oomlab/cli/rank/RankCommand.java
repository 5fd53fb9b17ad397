package org.oomlab.cli.rank;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.select.KernelRules;
import org.oomlab.cli.analysis.LogAnalysis;
import org.oomlab.cli.analysis.LogEvent;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.input.SnapshotFinder;
import org.oomlab.cli.input.SnapshotInput;
import org.oomlab.cli.option.HostOption;
import org.oomlab.cli.option.OutputOptions;
import org.oomlab.cli.option.PolicyOptions;
import org.oomlab.cli.option.TopOption;
import org.oomlab.cli.output.Format;
import org.oomlab.cli.pipeline.OrderedPipeline;
import org.oomlab.core.registry.ConfiguredPolicy;
import org.oomlab.core.report.RankedMachine;
import org.oomlab.core.report.json.RankJson;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.linux.procfs.HostView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ranks everybody on the live host, or in the last report of a log. */
@Command(
    name = "rank",
    header = "Who would die now, with every term of every score.",
    description =
        "%nRanks the processes of this host as if all of its memory ran out now; with INPUT, those"
            + " of a snapshot, or of the last report in a kernel log. A host's memory cgroups are"
            + " read with it, so that memory.oom.group counts.%n",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  oom rank                      the ten who are next on this host",
      "  oom rank --top all            everybody who can be killed",
      "  oom rank --policy priority-only",
      "  oom rank --format json | jq '.candidates[] | select(.rank == 1)'",
      "  dmesg | oom rank -            the last report since boot",
      "  oom rank snapshot.yaml        what oom snapshot wrote"
    })
public final class RankCommand implements Callable<Integer> {
  private static final String DEFAULT_POLICY = "classic";

  @Parameters(
      arity = "0..1",
      paramLabel = "INPUT",
      description = "A kernel log, a snapshot, or - for standard input. Without it: this host.")
  private String input = "";

  @Mixin private final HostOption host;
  @Mixin private final TopOption top;
  @Mixin private final LogAnalysis logs;
  @Mixin private final PolicyOptions policies;
  @Mixin private final OutputOptions output;

  private final SnapshotFinder snapshots;

  @Inject
  RankCommand(
      HostOption host,
      TopOption top,
      LogAnalysis logs,
      PolicyOptions policies,
      OutputOptions output,
      SnapshotFinder snapshots) {
    this.host = host;
    this.snapshots = snapshots;
    this.top = top;
    this.logs = logs;
    this.policies = policies;
    this.output = output;
  }

  @Override
  public Integer call() {
    Format format = output.format("rank", List.of(Format.TEXT, Format.JSON));
    int rows = top.rows();
    ConfiguredPolicy policy = policies.one(DEFAULT_POLICY);
    RankedMachine ranked = ranked(policy);
    output
        .output(input.isEmpty() ? List.of() : List.of(input))
        .write(out -> write(format, rows, ranked, out));
    return ExitCode.OK.code();
  }

  private void write(Format format, int rows, RankedMachine ranked, Writer out) throws IOException {
    switch (format) {
      case JSON -> RankJson.write(out, ranked);
      case TEXT -> RankText.write(out, output.style(), rows, ranked);
      case CSV, HTML -> throw new IllegalStateException(format + " is not among those offered");
    }
  }

  private RankedMachine ranked(ConfiguredPolicy policy) {
    if (input.isEmpty()) {
      HostView view = host.read("ranked", "; rank needs Linux, or a kernel log: oom rank kern.log");
      return RankedMachine.of(
          HostNotes.source(view), view.machine(), policy, rules(view.machine()));
    }
    return snapshots.anySnapshot(List.of(input)) ? snapshot(policy) : lastReport(policy);
  }

  private RankedMachine snapshot(ConfiguredPolicy policy) {
    logs.requireNoFacts();
    List<SnapshotInput> found = snapshots.snapshots(List.of(input));
    if (found.size() > 1) {
      throw new BadInputException(
          input + ": holds " + found.size() + " snapshots, expected one; compare takes several");
    }
    SnapshotInput one = found.getFirst();
    return RankedMachine.of(
        new RankedMachine.Source.Stored(one.name(), one.snapshot()),
        policy,
        rules(one.snapshot().machine()));
  }

  private KernelRules rules(MachineState machine) {
    KernelRelease release = logs.release().orElse(machine.kernel());
    return KernelProfiles.rulesFor(release)
        .orElseThrow(
            () ->
                new BadInputException(
                    "the rules of kernel "
                        + release
                        + " are not known, those from "
                        + KernelProfiles.OLDEST
                        + " on are"));
  }

  private RankedMachine lastReport(ConfiguredPolicy policy) {
    Optional<Incident> last = Optional.empty();
    try (OrderedPipeline<?, LogEvent> found =
        logs.start(List.of(input), event -> event, RankCommand::weight)) {
      for (LogEvent event : found) {
        last = event instanceof LogEvent.Reported(Incident incident) ? Optional.of(incident) : last;
      }
    }
    Incident incident =
        last.orElseThrow(
            () ->
                new BadInputException(
                    input
                        + ": has no report of the OOM killer to rank; without INPUT this host is"
                        + " ranked"));
    return RankedMachine.of(incident, policy.label(), logs.judge(incident, policy));
  }

  private static int weight(LogEvent event) {
    return switch (event) {
      case LogEvent.Unreported _ -> 1;
      case LogEvent.Reported(Incident incident) -> 8 + incident.machine().tasks().size();
    };
  }
}
