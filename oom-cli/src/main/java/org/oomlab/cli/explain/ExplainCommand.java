package org.oomlab.cli.explain;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.oomlab.cli.analysis.LogAnalysis;
import org.oomlab.cli.analysis.LogArguments;
import org.oomlab.cli.analysis.LogEvent;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.option.OutputOptions;
import org.oomlab.cli.option.PolicyOptions;
import org.oomlab.cli.option.TopOption;
import org.oomlab.cli.output.Format;
import org.oomlab.cli.output.TemporarySpool;
import org.oomlab.cli.pipeline.OrderedPipeline;
import org.oomlab.core.registry.ConfiguredPolicy;
import org.oomlab.core.registry.PolicyFailure;
import org.oomlab.core.registry.PolicyFailureException;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.report.AgreementCount;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.report.Finding;
import org.oomlab.core.report.UnreportedKill;
import org.oomlab.core.report.csv.ExplainCsv;
import org.oomlab.core.report.html.ExplainHtml;
import org.oomlab.core.report.json.ExplainJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Explains every report of the OOM killer in kernel logs. */
@Command(
    name = "explain",
    header = "Who was killed, why, whether the model agrees, who was next.",
    description =
        "%nReads kernel logs: dmesg, kern.log, journalctl, /dev/kmsg records, container logs;"
            + " plain or compressed; files, directories, or - for standard input.%n",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dmesg | oom explain -                every report since boot",
      "  oom explain --top all kern.log.1.gz  with everyone who could have died",
      "  oom explain --format json logs/      for programs",
      "  oom explain --format html kern.log   a page for a ticket",
      "  oom explain --check logs/            exit code 1 where model and kernel differ"
    })
public final class ExplainCommand implements Callable<Integer> {
  private static final String DEFAULT_POLICY = "classic";

  /** A page has more room than a terminal; what is more is folded. */
  private static final int ROWS_OF_A_PAGE = 20;

  @Mixin private final LogArguments arguments;
  @Mixin private final LogAnalysis logs;
  @Mixin private final PolicyOptions policies;
  @Mixin private final TopOption top;
  @Mixin private final OutputOptions output;

  @Option(
      names = "--check",
      description = "Exit with code 1 when the model disagrees with a report.")
  private boolean check;

  @Inject
  ExplainCommand(
      LogArguments arguments,
      LogAnalysis logs,
      PolicyOptions policies,
      TopOption top,
      OutputOptions output) {
    this.arguments = arguments;
    this.logs = logs;
    this.policies = policies;
    this.top = top;
    this.output = output;
  }

  @Override
  public Integer call() {
    Format format =
        output.format("explain", List.of(Format.TEXT, Format.JSON, Format.CSV, Format.HTML));
    int rows = format == Format.HTML ? top.rows(ROWS_OF_A_PAGE) : top.rows();
    ConfiguredPolicy policy = policies.one(DEFAULT_POLICY);
    List<AgreementCount> count = new ArrayList<>();
    try (OrderedPipeline<?, Explained> found =
        logs.start(arguments.inputs(), event -> explained(policy, event), Explained::weight)) {
      Iterator<Finding> findings = numbered(found).iterator();
      output.output(logs.names()).write(out -> count.add(write(format, rows, findings, out)));
    }
    boolean failed = check && count.getFirst().disagree() > 0;
    return (failed ? ExitCode.CHECK_FAILED : ExitCode.OK).code();
  }

  private AgreementCount write(Format format, int rows, Iterator<Finding> findings, Writer out)
      throws IOException {
    return switch (format) {
      case JSON -> ExplainJson.write(out, logs.names(), findings, logs::errors);
      case CSV -> ExplainCsv.write(out, findings);
      case TEXT -> ExplainText.write(out, output.style(), rows, logs.names(), findings);
      case HTML -> {
        try (TemporarySpool spool = new TemporarySpool()) {
          yield ExplainHtml.write(out, spool, rows, logs.names(), findings);
        }
      }
    };
  }

  private Explained explained(ConfiguredPolicy policy, LogEvent event) {
    return switch (event) {
      case LogEvent.Unreported(UnreportedKill kill) -> new Explained(kill, List.of());
      case LogEvent.Reported(var incident) -> {
        Judgement judgement;
        List<PolicyFailure> failures = List.of();
        try {
          judgement = logs.judge(incident, policy);
        } catch (PolicyFailureException e) {
          judgement = logs.unjudged(incident, e.failure());
          failures = List.of(e.failure());
        }
        yield new Explained(
            new ExplainedReport(0, policy.label(), logs.rulesAsked(), incident, judgement),
            failures);
      }
    };
  }

  /** Only the one who reads all inputs in order can count over them, and say what comes first. */
  private Stream<Finding> numbered(OrderedPipeline<?, Explained> found) {
    AtomicLong next = new AtomicLong();
    AtomicBoolean failed = new AtomicBoolean();
    return StreamSupport.stream(found.spliterator(), false)
        .map(
            explained -> {
              for (PolicyFailure failure : explained.failures()) {
                // The first says enough: the others are the reasons of their reports.
                if (!failed.getAndSet(true)) {
                  logs.addSetback(failure.sentence());
                }
              }
              return switch (explained.finding()) {
                case ExplainedReport report -> report.withIndex(next.getAndIncrement());
                case UnreportedKill kill -> kill;
              };
            });
  }

  /**
   * What became of an event.
   *
   * @param failures why the policy did not judge it; at most one
   */
  private record Explained(Finding finding, List<PolicyFailure> failures) {
    int weight() {
      return switch (finding) {
        case UnreportedKill kill -> 1;
        case ExplainedReport report -> 8 + report.incident().machine().tasks().size();
      };
    }
  }
}
