package org.oomlab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs each benchmark once with the least of everything, so that none of them rots. */
final class SmokeTest {
  @Test
  void selection_leastParameters_runsEveryPolicy() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                options()
                    .include("SelectionBenchmark" + (NativeSource.canCompile() ? "" : ".ours"))
                    .param("tasks", "100")
                    .build())
            .run();
    assertThat(results).hasSize(NativeSource.canCompile() ? 6 : 3);
  }

  @Test
  void parsing_leastParameters_runsOursAndGrep() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                options()
                    .include("ParseBenchmark")
                    .param("megabytes", "1")
                    .param("reports", "5")
                    .build())
            .run();
    assertThat(results).hasSize(3);
  }

  @Test
  void simulation_leastParameters_runsNodesAndTouches() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                options()
                    .include("SimulationBenchmark")
                    .include("TouchBenchmark" + (NativeSource.canCompile() ? "" : ".ours"))
                    .param("node", "GIB_16")
                    .param("seconds", "5")
                    .build())
            .run();
    assertThat(results).hasSize(NativeSource.canCompile() ? 3 : 2);
  }

  /** In this process, else each benchmark would start a machine of its own. */
  private static OptionsBuilder options() {
    OptionsBuilder options = new OptionsBuilder();
    options
        .forks(0)
        .warmupIterations(0)
        .measurementIterations(1)
        .mode(Mode.SingleShotTime)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
    return options;
  }
}
