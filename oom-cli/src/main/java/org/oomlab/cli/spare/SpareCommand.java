package org.oomlab.cli.spare;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.cli.analysis.LogAnalysis;
import org.oomlab.cli.analysis.LogEvent;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.option.OutputOptions;
import org.oomlab.cli.option.PolicyOptions;
import org.oomlab.cli.output.Format;
import org.oomlab.cli.pipeline.OrderedPipeline;
import org.oomlab.core.registry.ConfiguredPolicy;
import org.oomlab.core.registry.PolicyFailureException;
import org.oomlab.core.report.json.SpareJson;
import org.oomlab.core.spare.Spare;
import org.oomlab.core.spare.SparedProcess;
import org.oomlab.core.spare.Wanted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Finds the smallest changes with which a process would have lived. */
@Command(
    name = "spare",
    header = "What would have saved a process, and who would have died instead.",
    description =
        "%nOf each kind the smallest single change with which the process lives in the very OOM of"
            + " a report: its oom_score_adj, its size, another's oom_score_adj, the limit, swap,"
            + " memory.oom.group. Each is tried again with the change, and one step less does not"
            + " do. Reads kernel logs as explain does, or snapshots as rank does; without INPUT it"
            + " looks at this host as if all of its memory ran out now.%n",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  oom spare --victim kern.log              for each report's victim",
      "  oom spare --process postgres kern.log    wherever it stands in a table",
      "  oom spare --process 4711 --format json node7.log",
      "  oom spare --process nginx                on this host, if memory ran out now",
      "  oom spare --victim --policy priority-only kern.log"
    })
public final class SpareCommand implements Callable<Integer> {
  private static final String DEFAULT_POLICY = "classic";

  @Mixin private final SpareArguments arguments;
  @Mixin private final WantedOption wanted;
  @Mixin private final SnapshotSparing snapshots;
  @Mixin private final LogAnalysis logs;
  @Mixin private final PolicyOptions policies;
  @Mixin private final OutputOptions output;

  @Inject
  SpareCommand(
      SpareArguments arguments,
      WantedOption wanted,
      SnapshotSparing snapshots,
      LogAnalysis logs,
      PolicyOptions policies,
      OutputOptions output) {
    this.arguments = arguments;
    this.wanted = wanted;
    this.snapshots = snapshots;
    this.logs = logs;
    this.policies = policies;
    this.output = output;
  }

  /**
   * What became of an event.
   *
   * @param reports 1 for a report, 0 for a kill without one
   * @param processes those meant, the report's number still 0
   * @param failures why the policy did not judge it; at most one
   */
  private record Found(int reports, List<SparedProcess> processes, List<String> failures) {
    int weight() {
      return 1
          + processes.stream()
              .mapToInt(process -> 8 + process.incident().machine().tasks().size())
              .sum();
    }
  }

  @Override
  public Integer call() {
    Format format = output.format("spare", List.of(Format.TEXT, Format.JSON));
    Wanted process = wanted.wanted();
    ConfiguredPolicy policy = policies.one(DEFAULT_POLICY);
    Optional<KernelRelease> release = logs.release();
    Spare spare =
        release.isPresent() ? Spare.by(policy.policy(), release.get()) : Spare.by(policy.policy());
    if (snapshots.areMeantBy(arguments.inputs())) {
      spareSnapshots(format, spare, process, policy);
    } else {
      spareLogs(format, spare, process, policy);
    }
    return ExitCode.OK.code();
  }

  private void spareSnapshots(Format format, Spare spare, Wanted process, ConfiguredPolicy policy) {
    logs.requireNoFacts();
    SnapshotSparing.Spared spared;
    try {
      spared = snapshots.of(arguments.inputs(), spare, process);
    } catch (PolicyFailureException e) {
      throw new BadInputException(e.failure().sentence(), e);
    }
    if (spared.processes().isEmpty()) {
      throw wanted.notFound(arguments.inputs().isEmpty() ? "this host" : "no snapshot");
    }
    output
        .output(spared.inputs())
        .write(
            out ->
                write(
                    format,
                    spared.inputs(),
                    policy.label(),
                    spared.processes().iterator(),
                    spared.notes(),
                    out));
  }

  private void spareLogs(Format format, Spare spare, Wanted process, ConfiguredPolicy policy) {
    try (OrderedPipeline<?, Found> found =
        logs.start(arguments.inputs(), event -> found(spare, process, event), Found::weight)) {
      Iterator<SparedProcess> processes = numbered(found).iterator();
      // Asked before a byte is written, so that an error leaves nothing behind.
      if (!processes.hasNext() && process instanceof Wanted.Called) {
        throw wanted.notFound("no report");
      }
      output
          .output(logs.names())
          .write(out -> write(format, logs.names(), policy.label(), processes, List.of(), out));
    }
  }

  private void write(
      Format format,
      List<String> inputs,
      String policy,
      Iterator<SparedProcess> processes,
      List<String> notes,
      Writer out)
      throws IOException {
    if (format == Format.JSON) {
      SpareJson.write(out, inputs, policy, processes, notes, logs::errors);
    } else {
      SpareText.write(out, output.style(), policy, logs.rulesAsked(), processes, notes);
    }
  }

  private Found found(Spare spare, Wanted process, LogEvent event) {
    return switch (event) {
      case LogEvent.Unreported _ -> new Found(0, List.of(), List.of());
      case LogEvent.Reported(Incident incident) -> {
        try {
          yield new Found(1, spare.of(0, incident, process), List.of());
        } catch (PolicyFailureException e) {
          yield new Found(
              1,
              spare.unjudged(0, incident, process, logs.unjudged(incident, e.failure())),
              List.of(e.failure().sentence()));
        }
      }
    };
  }

  /** Only the one who reads all inputs in order can count over them, and say what comes first. */
  private Stream<SparedProcess> numbered(OrderedPipeline<?, Found> found) {
    AtomicLong next = new AtomicLong();
    AtomicBoolean failed = new AtomicBoolean();
    return StreamSupport.stream(found.spliterator(), false)
        .flatMap(
            event -> {
              if (!event.failures().isEmpty() && !failed.getAndSet(true)) {
                logs.addSetback(event.failures().getFirst());
              }
              long index = next.getAndAdd(event.reports());
              return event.processes().stream().map(process -> process.withIndex(index));
            });
  }
}
