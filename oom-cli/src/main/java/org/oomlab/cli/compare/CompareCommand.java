package org.oomlab.cli.compare;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.oomlab.api.incident.Incident;
import org.oomlab.cli.analysis.LogAnalysis;
import org.oomlab.cli.analysis.LogArguments;
import org.oomlab.cli.analysis.LogEvent;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.input.SnapshotFinder;
import org.oomlab.cli.input.SnapshotInput;
import org.oomlab.cli.option.OutputOptions;
import org.oomlab.cli.option.PolicyOptions;
import org.oomlab.cli.output.Format;
import org.oomlab.cli.output.TemporarySpool;
import org.oomlab.cli.pipeline.OrderedPipeline;
import org.oomlab.cli.simulate.ScenarioRuns;
import org.oomlab.core.compare.Comparison;
import org.oomlab.core.compare.PolicyOutcome;
import org.oomlab.core.compare.Situation;
import org.oomlab.core.report.csv.CompareCsv;
import org.oomlab.core.report.html.CompareHtml;
import org.oomlab.core.report.json.CompareJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Puts every reported OOM, or the course of scenarios, to several policies. */
@Command(
    name = "compare",
    header = "Who dies under which policy, what that frees, where and why they part.",
    description =
        "%nReads kernel logs as explain does, or snapshots as rank does, or runs scenarios as"
            + " simulate does. Without --policy all installed ones are compared.%n",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  oom compare kern.log",
      "  oom compare --policy classic,priority-only logs/",
      "  oom compare examples/scenarios --daemon earlyoom",
      "  oom compare examples/scenarios --oracle --format html -o report.html",
      "  oom compare --policy classic,cgroup-aware:kill-group=always --format json logs/"
    })
public final class CompareCommand implements Callable<Integer> {
  /** What mainline does is what others are held against. */
  private static final String FIRST_POLICY = "classic";

  @Mixin private final LogArguments arguments;
  @Mixin private final LogAnalysis logs;
  @Mixin private final PolicyOptions policies;
  @Mixin private final OutputOptions output;

  @Mixin private final ScenarioRuns scenarios;

  private final SnapshotFinder snapshots;

  /** The first failure of each policy that failed, in the order seen. */
  private final List<PolicyOutcome> failures = new ArrayList<>();

  @Inject
  CompareCommand(
      LogArguments arguments,
      LogAnalysis logs,
      PolicyOptions policies,
      OutputOptions output,
      ScenarioRuns scenarios,
      SnapshotFinder snapshots) {
    this.snapshots = snapshots;
    this.scenarios = scenarios;
    this.arguments = arguments;
    this.logs = logs;
    this.policies = policies;
    this.output = output;
  }

  @Override
  public Integer call() {
    if (scenarios.areMeantBy(arguments.inputs())) {
      logs.requireNoneOfLogs();
      scenarios.compare(arguments.inputs(), policies, FIRST_POLICY, logs.threads(), output);
      return ExitCode.OK.code();
    }
    scenarios.requireNoOracle();
    Format format =
        output.format("compare", List.of(Format.TEXT, Format.JSON, Format.CSV, Format.HTML));
    if (snapshots.anySnapshot(arguments.inputs())) {
      compareSnapshots(format);
    } else {
      compareLogs(format);
    }
    if (!failures.isEmpty()) {
      List<String> sentences = failures.stream().map(PolicyOutcome::sentence).toList();
      throw new BadInputException(String.join("; ", sentences));
    }
    return ExitCode.OK.code();
  }

  private void compareSnapshots(Format format) {
    logs.requireNoFacts();
    List<SnapshotInput> inputs = snapshots.snapshots(arguments.inputs());
    Comparison comparison = logs.comparison(policies.severalOrAll(FIRST_POLICY));
    for (SnapshotInput input : inputs) {
      if (comparison.rules(input.snapshot()).isEmpty()) {
        throw new BadInputException(
            input.name()
                + ": there are no rules for kernel "
                + input.snapshot().machine().kernel().text());
      }
    }
    List<String> names = inputs.stream().map(SnapshotInput::name).toList();
    AtomicLong next = new AtomicLong();
    Iterator<Situation> situations =
        inputs.stream()
            .map(input -> comparison.of(next.getAndIncrement(), input.name(), input.snapshot()))
            .peek(this::noticeFailures)
            .iterator();
    output.output(names).write(out -> write(format, comparison, names, situations, out));
  }

  private void compareLogs(Format format) {
    Comparison comparison = logs.comparison(policies.severalOrAll(FIRST_POLICY));
    try (OrderedPipeline<?, List<Situation>> found =
        logs.start(
            arguments.inputs(), event -> situation(comparison, event), CompareCommand::weight)) {
      Iterator<Situation> situations = numbered(found).iterator();
      output
          .output(logs.names())
          .write(out -> write(format, comparison, logs.names(), situations, out));
    }
  }

  private void write(
      Format format,
      Comparison comparison,
      List<String> names,
      Iterator<Situation> situations,
      Writer out)
      throws IOException {
    switch (format) {
      case JSON -> CompareJson.write(out, names, comparison.labels(), situations, logs::errors);
      case CSV -> CompareCsv.write(out, comparison.labels(), situations);
      case TEXT -> CompareText.write(out, output.style(), comparison.labels(), situations);
      case HTML -> {
        try (TemporarySpool spool = new TemporarySpool()) {
          CompareHtml.write(out, spool, comparison.labels(), situations);
        }
      }
    }
  }

  /** A kill without a report is not a situation that a policy could judge. */
  private static List<Situation> situation(Comparison comparison, LogEvent event) {
    return switch (event) {
      case LogEvent.Unreported _ -> List.of();
      case LogEvent.Reported(Incident incident) -> List.of(comparison.of(0, incident));
    };
  }

  private static int weight(List<Situation> situations) {
    int weight = 1;
    for (Situation situation : situations) {
      int rows = situation.incident().machine().tasks().size();
      weight += 8 + rows * (1 + situation.outcomes().size());
    }
    return weight;
  }

  private Stream<Situation> numbered(OrderedPipeline<?, List<Situation>> found) {
    AtomicLong next = new AtomicLong();
    return StreamSupport.stream(found.spliterator(), false)
        .flatMap(List::stream)
        .map(situation -> situation.withIndex(next.getAndIncrement()))
        .peek(this::noticeFailures);
  }

  private void noticeFailures(Situation situation) {
    for (PolicyOutcome outcome : situation.outcomes()) {
      boolean isNew = failures.stream().noneMatch(f -> f.policy().equals(outcome.policy()));
      if (outcome.status() == PolicyOutcome.Status.FAILED && isNew) {
        failures.add(outcome);
      }
    }
  }
}
