package org.oomlab.cli.predict;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.host.Host;
import org.oomlab.cli.output.Output;
import org.oomlab.cli.policy.PolicySource;
import org.oomlab.core.lab.LabPrediction;
import org.oomlab.core.lab.LabReader;
import org.oomlab.core.registry.PolicySpec;
import picocli.CommandLine.Command;

/** Predicts trials of kernel-lab, which passes them on as lines. Not for people. */
@Command(
    name = "predict",
    hidden = true,
    header = "What becomes of kernel-lab's trials; called by kernel-lab/predict.",
    footerHeading = "%nExamples:%n",
    footer = {"  kernel-lab/predict linux-6.12-seed1-plain-1.log.gz"})
public final class PredictCommand implements Callable<Integer> {
  private static final String POLICY = "classic";

  private final Host host;
  private final PolicySource source;

  @Inject
  PredictCommand(Host host, PolicySource source) {
    this.host = host;
    this.source = source;
  }

  @Override
  public Integer call() {
    VictimPolicy policy =
        source
            .configure(List.of(PolicySpec.of(POLICY)), source.registry(List.of()))
            .getFirst()
            .policy();
    new Output.Standard(host.out(), () -> {}).write(out -> predict(policy, out));
    return ExitCode.OK.code();
  }

  private void predict(VictimPolicy policy, Writer out) throws IOException {
    LabReader trials = new LabReader();
    BufferedReader lines = new BufferedReader(new InputStreamReader(host.in(), UTF_8));
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      Optional<LabPrediction> prediction;
      try {
        prediction = trials.line(line, policy);
      } catch (IllegalArgumentException e) {
        throw new BadInputException("line " + number + ": " + e.getMessage(), e);
      }
      prediction.ifPresent(said -> write(said, out));
    }
  }

  private static void write(LabPrediction prediction, Writer out) {
    try {
      for (String line : prediction.lines()) {
        out.write(line);
        out.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
