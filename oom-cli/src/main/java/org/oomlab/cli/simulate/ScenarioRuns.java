package org.oomlab.cli.simulate;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.input.ScenarioFinder;
import org.oomlab.cli.input.ScenarioInput;
import org.oomlab.cli.option.DaemonOption;
import org.oomlab.cli.option.OracleOption;
import org.oomlab.cli.option.OutputOptions;
import org.oomlab.cli.option.PolicyOptions;
import org.oomlab.cli.output.Format;
import org.oomlab.cli.output.TemporarySpool;
import org.oomlab.cli.pipeline.OrderedPipeline;
import org.oomlab.cli.progress.Progress;
import org.oomlab.cli.progress.ProgressBars;
import org.oomlab.core.metrics.ScenarioComparison;
import org.oomlab.core.metrics.ScenarioResult;
import org.oomlab.core.registry.ConfiguredPolicy;
import org.oomlab.core.report.csv.ScenariosCsv;
import org.oomlab.core.report.html.ScenariosHtml;
import org.oomlab.core.report.json.ScenarioCompareJson;
import picocli.CommandLine.Mixin;

/** Compares policies on scenarios, several scenarios side by side. */
public final class ScenarioRuns {
  @Mixin private final OracleOption oracle;
  @Mixin private final DaemonOption daemons;

  private final ScenarioFinder finder;
  private final ProgressBars bars;

  @Inject
  ScenarioRuns(
      OracleOption oracle, DaemonOption daemons, ScenarioFinder finder, ProgressBars bars) {
    this.bars = bars;
    this.oracle = oracle;
    this.daemons = daemons;
    this.finder = finder;
  }

  /** Returns whether arguments are about scenarios. */
  public boolean areMeantBy(List<String> arguments) {
    return finder.anyScenario(arguments);
  }

  /** Refuses to look into the future of a log. */
  public void requireNoOracle() {
    if (daemons.isAsked()) {
      throw new BadInputException(
          DaemonOption.NAME + ": acts before an OOM, and this shows one; it needs a scenario");
    }
    if (oracle.isAsked()) {
      throw new BadInputException(
          OracleOption.NAME + ": a log does not go on after its kill; it needs a scenario");
    }
  }

  /**
   * Runs every scenario under every policy and writes what came of it.
   *
   * @param options which policies
   * @param first the policy that comes first when none is asked for
   * @param threads how many scenarios run at a time
   * @throws BadInputException when a scenario is none, or, after all is written, when a policy
   *     failed
   */
  public void compare(
      List<String> arguments,
      PolicyOptions options,
      String first,
      int threads,
      OutputOptions output) {
    daemons.requireNoOracle(oracle);
    List<ConfiguredPolicy> policies = options.severalOrAll(first);
    Format format =
        output.format(
            "compare on scenarios", List.of(Format.TEXT, Format.JSON, Format.CSV, Format.HTML));
    List<ScenarioInput> inputs = finder.scenarios(arguments);
    ScenarioComparison comparison =
        new ScenarioComparison(policies, daemons.daemons(options.registry()), oracle.isAsked());
    Failures failures = new Failures();
    long runs = (long) inputs.size() * comparison.labels().size();
    try (Progress progress =
            bars.start("simulating", Progress.Unit.RUNS, runs * ScenarioComparison.STEPS);
        OrderedPipeline<?, ScenarioResult> found =
            OrderedPipeline.start(
                inputs,
                threads,
                (input, sink) ->
                    sink.accept(comparison.of(input.name(), input.scenario(), progress::advance)),
                _ -> 1,
                _ -> false)) {
      Iterator<ScenarioResult> results = failures.noticed(found.iterator());
      List<String> names = inputs.stream().map(ScenarioInput::name).toList();
      output.output(names).write(out -> write(format, names, comparison, results, output, out));
    }
    failures.report();
  }

  private static void write(
      Format format,
      List<String> names,
      ScenarioComparison comparison,
      Iterator<ScenarioResult> results,
      OutputOptions output,
      Writer out)
      throws IOException {
    switch (format) {
      case JSON -> ScenarioCompareJson.write(out, names, comparison.labels(), results);
      case TEXT -> ScenarioCompareText.write(out, output.style(), comparison.labels(), results);
      case CSV -> ScenariosCsv.write(out, comparison.labels(), results);
      case HTML -> {
        try (TemporarySpool spool = new TemporarySpool()) {
          ScenariosHtml.write(out, spool, comparison.labels(), results);
        }
      }
    }
  }
}
