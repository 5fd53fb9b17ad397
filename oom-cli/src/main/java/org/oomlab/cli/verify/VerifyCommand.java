package org.oomlab.cli.verify;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.option.OutputOptions;
import org.oomlab.cli.option.PluginOptions;
import org.oomlab.cli.output.Format;
import org.oomlab.cli.output.Output;
import org.oomlab.cli.policy.PolicySource;
import org.oomlab.cli.progress.Progress;
import org.oomlab.cli.progress.ProgressBars;
import org.oomlab.core.registry.CallGuard;
import org.oomlab.core.registry.Configured;
import org.oomlab.core.registry.ConfiguredDaemon;
import org.oomlab.core.registry.ConfiguredPolicy;
import org.oomlab.core.registry.PolicySpec;
import org.oomlab.core.registry.PolicySpecException;
import org.oomlab.core.report.json.VerifyJson;
import org.oomlab.core.verify.PropertyResult;
import org.oomlab.core.verify.PropertyResult.Outcome;
import org.oomlab.core.verify.PropertySuite;
import org.oomlab.core.yaml.SnapshotWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds a policy to what every policy must keep, and to what it promises. */
@Command(
    name = "verify",
    header = "Does a policy or daemon keep what each must, and what it promises?",
    description =
        "%nMakes up machines and asks the policy about each; for every property that it breaks the"
            + " smallest machine found is shown. Each property is explained in docs/properties.md,"
            + " those of daemons in docs/daemon-properties.md. Exit code 1 where one is broken.%n",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  oom verify classic",
      "  oom verify mine --plugin-path mine.jar --counterexample broken.yaml",
      "  oom compare broken.yaml --plugin-path mine.jar",
      "  oom verify mine --plugin-path mine.jar --promises prefers-large",
      "  oom verify earlyoom:mem-term=20",
      "  oom verify priority-only:polarity=low-dies-first --format json"
    })
public final class VerifyCommand implements Callable<Integer> {
  private static final int USUAL_TRIES = 1000;
  private static final int MOST_TRIES = 10_000_000;

  @Parameters(
      paramLabel = "POLICY",
      description = "The policy or daemon: NAME[@VERSION][:key=value,...].")
  private String policy = "";

  @Option(
      names = "--tries",
      paramLabel = "N",
      description = "With how many machines each property is tried; default 1000.")
  private int tries = USUAL_TRIES;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Repeat the run that printed this seed; by default another one each time.")
  private long seed = new SecureRandom().nextInt(Integer.MAX_VALUE);

  @Mixin private final PromisesOption promises;

  @Option(
      names = "--counterexample",
      paramLabel = "FILE",
      description =
          "Write the machine on which the first broken property is broken, as a snapshot that"
              + " rank and compare read.")
  private String counterexample = "";

  @Mixin private final PluginOptions plugins;
  @Mixin private final OutputOptions output;

  private final PolicySource source;
  private final CallGuard guard;
  private final ProgressBars bars;

  @Inject
  VerifyCommand(
      PromisesOption promises,
      PluginOptions plugins,
      OutputOptions output,
      PolicySource source,
      CallGuard guard,
      ProgressBars bars) {
    this.promises = promises;
    this.plugins = plugins;
    this.output = output;
    this.source = source;
    this.guard = guard;
    this.bars = bars;
  }

  @Override
  public Integer call() {
    Format format = output.format("verify", List.of(Format.TEXT, Format.JSON));
    if (tries < 1 || tries > MOST_TRIES) {
      throw new BadInputException("--tries: " + tries + " is not a number from 1 to " + MOST_TRIES);
    }
    Configured configured = configured();
    PropertySuite suite = SuiteFinder.find();
    PropertySuite.Settings settings =
        new PropertySuite.Settings(promises.of(configured, suite, guard), seed, tries);
    List<PropertyResult> results =
        Stream.concat(
                Stream.of(suite.touchesNothing(configured.registered().provider())),
                run(suite, configured, settings).stream())
            .toList();
    if (!counterexample.isEmpty()) {
      writeCounterexample(results);
    }
    output.output().write(out -> write(format, configured, settings, results, out));
    boolean well = results.stream().allMatch(PropertyResult::isWell);
    return (well ? ExitCode.OK : ExitCode.CHECK_FAILED).code();
  }

  private Configured configured() {
    try {
      List<PolicySpec> specs = PolicySpec.parseList(policy);
      if (specs.size() != 1) {
        throw new BadInputException(
            "POLICY: " + specs.size() + " policies are given, expected one");
      }
      return source.configureAny(specs.getFirst(), source.registry(plugins.jars()));
    } catch (PolicySpecException e) {
      throw new BadInputException("POLICY: " + e.getMessage(), e);
    }
  }

  private List<PropertyResult> run(
      PropertySuite suite, Configured configured, PropertySuite.Settings settings) {
    return switch (configured) {
      case ConfiguredPolicy policy -> run(suite, policy, settings);
      case ConfiguredDaemon daemon -> run(suite, daemon, settings);
    };
  }

  private List<PropertyResult> run(
      PropertySuite suite, ConfiguredDaemon configured, PropertySuite.Settings settings) {
    try (Progress progress =
        bars.start("verifying", Progress.Unit.TRIES, suite.daemonTries(settings))) {
      return suite.runDaemon(
          configured.registered().createUnchecked(configured.parameters(), guard),
          settings,
          () -> progress.advance(1));
    }
  }

  private List<PropertyResult> run(
      PropertySuite suite, ConfiguredPolicy configured, PropertySuite.Settings settings) {
    Patience judged =
        new Patience(configured.registered().createUnchecked(configured.parameters(), guard));
    try (Progress progress = bars.start("verifying", Progress.Unit.TRIES, suite.tries(settings))) {
      return judged.instead(suite.run(judged, settings, () -> progress.advance(1)));
    }
  }

  private void writeCounterexample(List<PropertyResult> results) {
    for (PropertyResult result : results) {
      if (result.outcome() instanceof Outcome.Broken broken) {
        new Output.ToFile(Path.of(counterexample))
            .write(out -> SnapshotWriter.write(out, broken.machine()));
        return;
      }
    }
  }

  private void write(
      Format format,
      Configured configured,
      PropertySuite.Settings settings,
      List<PropertyResult> results,
      Writer out)
      throws IOException {
    switch (format) {
      case JSON -> VerifyJson.write(out, configured, settings, results);
      case TEXT ->
          VerifyText.write(out, output.style(), configured, settings, results, counterexample);
      case CSV, HTML -> throw new IllegalStateException(format + " is not among those offered");
    }
  }
}
