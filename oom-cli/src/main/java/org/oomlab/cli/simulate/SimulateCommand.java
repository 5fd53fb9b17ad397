package org.oomlab.cli.simulate;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.input.ScenarioFinder;
import org.oomlab.cli.input.ScenarioInput;
import org.oomlab.cli.option.DaemonOption;
import org.oomlab.cli.option.OracleOption;
import org.oomlab.cli.option.OutputOptions;
import org.oomlab.cli.option.PolicyOptions;
import org.oomlab.cli.option.ThreadsOption;
import org.oomlab.cli.output.Format;
import org.oomlab.cli.pipeline.OrderedPipeline;
import org.oomlab.core.engine.Simulation;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.metrics.Contestant;
import org.oomlab.core.metrics.Hindsight;
import org.oomlab.core.metrics.OracleRun;
import org.oomlab.core.metrics.PolicyRun;
import org.oomlab.core.metrics.ScenarioComparison;
import org.oomlab.core.metrics.ScenarioResult;
import org.oomlab.core.registry.ConfiguredPolicy;
import org.oomlab.core.report.csv.SimulateCsv;
import org.oomlab.core.report.html.SimulateHtml;
import org.oomlab.core.report.json.SimulateJson;
import org.oomlab.core.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one workload in time. */
@Command(
    name = "simulate",
    header = "Run a workload in time: reclaim, pressure, kills, and what they cost.",
    description =
        "%nReads a scenario: a machine and a workload, in YAML. docs/schema has its JSON Schema,"
            + " examples/scenarios ten of them, docs/metrics.md what the results mean.%n",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  oom simulate examples/scenarios/slow-leak.yaml",
      "  oom simulate --policy priority-only --seed 7 desktop.yaml",
      "  oom simulate --daemon earlyoom:mem-term=15 desktop.yaml",
      "  oom simulate desktop.yaml --format html -o desktop.html",
      "  oom simulate desktop.yaml --format json | jq .metrics"
    })
public final class SimulateCommand implements Callable<Integer> {
  private static final String USUAL_POLICY = "classic";
  private static final long SEED_OF_SCENARIO = -1;

  @Parameters(paramLabel = "SCENARIO", description = "A scenario in YAML, or - for standard input.")
  private String input = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of all that is drawn, instead of the scenario's own.")
  private long seed = SEED_OF_SCENARIO;

  @Mixin private final PolicyOptions policies;
  @Mixin private final DaemonOption daemons;
  @Mixin private final OracleOption oracle;
  @Mixin private final ThreadsOption threads;
  @Mixin private final OutputOptions output;

  private final ScenarioFinder finder;

  @Inject
  SimulateCommand(
      PolicyOptions policies,
      DaemonOption daemons,
      OracleOption oracle,
      ThreadsOption threads,
      OutputOptions output,
      ScenarioFinder finder) {
    this.oracle = oracle;
    this.policies = policies;
    this.daemons = daemons;
    this.threads = threads;
    this.output = output;
    this.finder = finder;
  }

  @Override
  public Integer call() {
    Format format =
        output.format("simulate", List.of(Format.TEXT, Format.JSON, Format.CSV, Format.HTML));
    daemons.requireNoOracle(oracle);
    ConfiguredPolicy policy = policies.one(USUAL_POLICY);
    Contestant contestant = Contestant.of(policy, daemons.daemons(policies.registry()));
    List<ScenarioInput> found = finder.scenarios(List.of(input));
    if (found.size() > 1) {
      throw new BadInputException(
          input + ": has " + found.size() + " scenarios, expected one; compare takes several");
    }
    Scenario scenario = found.getFirst().scenario();
    if (seed < SEED_OF_SCENARIO) {
      throw new BadInputException("--seed: " + seed + " is negative");
    }
    long drawn = seed == SEED_OF_SCENARIO ? scenario.seed() : seed;
    Simulation simulation = contestant.simulation(scenario, drawn);
    simulation.advance(scenario.durationMillis());
    RunRecord run = simulation.record();
    PolicyRun result = ScenarioComparison.result(contestant.label(), scenario, run);
    OracleRun best =
        oracle.isAsked()
            ? best(scenario, policy, run, result, simulation.events())
            : OracleRun.NOT_ASKED;
    output
        .output(List.of(found.getFirst().name()))
        .write(
            out -> {
              switch (format) {
                case JSON ->
                    SimulateJson.write(out, found.getFirst().name(), scenario, run, result, best);
                case TEXT ->
                    SimulateText.write(
                        out,
                        output.style(),
                        new RunReport(found.getFirst().name(), scenario, run, result, best));
                case CSV -> SimulateCsv.write(out, run);
                case HTML ->
                    SimulateHtml.write(
                        out,
                        new ScenarioResult(
                            found.getFirst().name(),
                            scenario.withSeed(drawn),
                            List.of(result),
                            best));
              }
            });
    return ExitCode.OK.code();
  }

  private OracleRun best(
      Scenario scenario, ConfiguredPolicy policy, RunRecord run, PolicyRun result, long events) {
    Hindsight hindsight = new Hindsight(scenario, policy.policy(), run.seed());
    List<Hindsight.OtherVictim> tried = Hindsight.others(run);
    List<OracleRun> others = new ArrayList<>();
    try (OrderedPipeline<?, OracleRun> runs =
        OrderedPipeline.start(
            tried,
            threads.threads(),
            (other, sink) ->
                hindsight.with(other, result.metrics(), events).ifPresent(sink::accept),
            _ -> 1,
            _ -> false)) {
      runs.forEach(others::add);
    }
    return Hindsight.best(List.of(result), others, tried.size());
  }
}
