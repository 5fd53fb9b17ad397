package org.oomlab.bench;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs the JMH benchmarks of one subject and prints a Markdown table with the median and the range
 * of all iterations of all forks. JMH's own log goes to standard error.
 */
public final class Suite {
  private static final String COUNTER_OF_SELECTION = "candidate";
  private static final String COUNTER_OF_PARSING = "megabytes";
  private static final String COUNTER_OF_TOUCHES = "touch";
  private static final String COUNTER_OF_SIMULATION = "simulatedSecond";
  private static final String BYTES_PER_OPERATION = "gc.alloc.rate.norm";

  private Suite() {}

  /**
   * Takes {@code selection}, {@code parse} or {@code simulate}, and {@code --quick} for rough
   * figures.
   */
  public static void main(String[] args) throws RunnerException {
    List<String> words = List.of(args);
    boolean quick = words.contains("--quick");
    ChainedOptionsBuilder options = new OptionsBuilder().detectJvmArgs();
    if (quick) {
      options.forks(1).warmupIterations(2).measurementIterations(3);
    }
    PrintStream table = System.out;
    System.setOut(System.err);
    if (words.contains("selection")) {
      options.include("SelectionBenchmark").addProfiler(GCProfiler.class);
      options.param("layout", "IN_ORDER", "SCATTERED");
      print(run(options), COUNTER_OF_SELECTION, "ns per candidate", table);
    } else if (words.contains("parse")) {
      options.include("ParseBenchmark");
      if (quick) {
        options.warmupTime(TimeValue.seconds(6));
      } else {
        options.param("reports", "100", "2000");
      }
      print(run(options), COUNTER_OF_PARSING, "MB/s", table);
    } else if (words.contains("simulate")) {
      simulate(options, quick, table);
    } else {
      System.err.println("expected selection, parse or simulate, found " + words);
      System.exit(2);
    }
  }

  private static void simulate(ChainedOptionsBuilder options, boolean quick, PrintStream table)
      throws RunnerException {
    options.include("TouchBenchmark");
    print(run(options), COUNTER_OF_TOUCHES, "ns per page touched", table);
    ChainedOptionsBuilder nodes = new OptionsBuilder().detectJvmArgs();
    if (quick) {
      nodes.forks(1).warmupIterations(1).measurementIterations(2).param("seconds", "10");
    }
    nodes.include("SimulationBenchmark");
    table.println();
    print(run(nodes), COUNTER_OF_SIMULATION, "simulated seconds per second", table);
  }

  private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
    return new Runner(options.build()).run();
  }

  private static void print(
      Collection<RunResult> results, String counter, String unit, PrintStream table) {
    table.println("| benchmark | parameters | " + unit + ", median (range) | B/op |");
    table.println("|---|---|---|---|");
    for (RunResult result : results) {
      TreeMap<String, String> parameters = new TreeMap<>();
      for (String name : result.getParams().getParamsKeys()) {
        parameters.put(name, result.getParams().getParam(name));
      }
      table.printf(
          Locale.ROOT,
          "| %s | %s | %s | %s |%n",
          result.getPrimaryResult().getLabel(),
          String.join(" ", parameters.values()),
          secondary(result, counter).map(Suite::range).orElse(""),
          secondary(result, BYTES_PER_OPERATION).map(Suite::whole).orElse(""));
    }
  }

  private static Optional<Statistics> secondary(RunResult result, String name) {
    return Optional.ofNullable(result.getSecondaryResults().get(name))
        .map(found -> found.getStatistics());
  }

  private static String range(Statistics all) {
    return String.format(
        Locale.ROOT, "%.2f (%.2f to %.2f)", all.getPercentile(50), all.getMin(), all.getMax());
  }

  private static String whole(Statistics all) {
    return String.format(Locale.ROOT, "%.0f", all.getPercentile(50));
  }
}
