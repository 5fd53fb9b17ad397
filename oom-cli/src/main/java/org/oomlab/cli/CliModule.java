package org.oomlab.cli;

import com.google.inject.AbstractModule;
import org.oomlab.cli.analysis.LogAnalysis;
import org.oomlab.cli.analysis.LogArguments;
import org.oomlab.cli.compare.CompareCommand;
import org.oomlab.cli.explain.ExplainCommand;
import org.oomlab.cli.host.Host;
import org.oomlab.cli.host.Messages;
import org.oomlab.cli.host.Setbacks;
import org.oomlab.cli.input.InputFinder;
import org.oomlab.cli.input.ScenarioFinder;
import org.oomlab.cli.input.SnapshotFinder;
import org.oomlab.cli.option.DaemonOption;
import org.oomlab.cli.option.FactsOption;
import org.oomlab.cli.option.FileOption;
import org.oomlab.cli.option.HostOption;
import org.oomlab.cli.option.KernelOption;
import org.oomlab.cli.option.OracleOption;
import org.oomlab.cli.option.OutputOptions;
import org.oomlab.cli.option.PluginOptions;
import org.oomlab.cli.option.PolicyOptions;
import org.oomlab.cli.option.ThreadsOption;
import org.oomlab.cli.option.TopOption;
import org.oomlab.cli.policy.PolicySource;
import org.oomlab.cli.policy.TimedCallGuard;
import org.oomlab.cli.predict.PredictCommand;
import org.oomlab.cli.progress.ProgressBars;
import org.oomlab.cli.rank.RankCommand;
import org.oomlab.cli.scaffold.NewPolicyCommand;
import org.oomlab.cli.simulate.ScenarioRuns;
import org.oomlab.cli.simulate.SimulateCommand;
import org.oomlab.cli.snapshot.SnapshotCommand;
import org.oomlab.cli.spare.SnapshotSparing;
import org.oomlab.cli.spare.SpareArguments;
import org.oomlab.cli.spare.SpareCommand;
import org.oomlab.cli.spare.WantedOption;
import org.oomlab.cli.verify.PromisesOption;
import org.oomlab.cli.verify.VerifyCommand;
import org.oomlab.core.registry.CallGuard;

/** The wiring. Every binding is written down, so that a missing one is found at the start. */
final class CliModule extends AbstractModule {
  private static final long PLUGIN_BUDGET_MILLIS = 5_000;

  private final Host host;

  CliModule(Host host) {
    this.host = host;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    bind(Host.class).toInstance(host);
    bind(CallGuard.class)
        .toInstance(new TimedCallGuard(PLUGIN_BUDGET_MILLIS, new Messages(host)::error));
    bind(Messages.class);
    bind(Setbacks.class);
    bind(InputFinder.class);
    bind(ScenarioFinder.class);
    bind(SnapshotFinder.class);
    bind(ScenarioRuns.class);
    bind(ThreadsOption.class);
    bind(OracleOption.class);
    bind(SimulateCommand.class);
    bind(ProgressBars.class);
    bind(PolicySource.class);
    bind(FactsOption.class);
    bind(KernelOption.class);
    bind(OutputOptions.class);
    bind(PluginOptions.class);
    bind(DaemonOption.class);
    bind(PolicyOptions.class);
    bind(TopOption.class);
    bind(HostOption.class);
    bind(FileOption.class);
    bind(OomCommand.class);
    bind(PoliciesCommand.class);
    bind(CompletionCommand.class);
    bind(LogArguments.class);
    bind(LogAnalysis.class);
    bind(ExplainCommand.class);
    bind(CompareCommand.class);
    bind(SnapshotSparing.class);
    bind(SpareArguments.class);
    bind(SpareCommand.class);
    bind(WantedOption.class);
    bind(RankCommand.class);
    bind(PredictCommand.class);
    bind(SnapshotCommand.class);
    bind(PromisesOption.class);
    bind(VerifyCommand.class);
    bind(NewPolicyCommand.class);
  }
}
