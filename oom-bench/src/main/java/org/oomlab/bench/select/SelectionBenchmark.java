package org.oomlab.bench.select;

import java.util.concurrent.TimeUnit;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.select.Verdict;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One choice among many. The counter {@code candidate} is the time per candidate; {@code ours} by
 * {@code plainC} is the price of Java. The C loop always reads an array in order, whatever the
 * layout of our objects. With {@code -prof gc}, bytes per operation do not grow with tasks where
 * nothing is allocated per candidate.
 *
 * <pre>java -jar oom-bench/target/benchmarks.jar SelectionBenchmark -prof gc</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 3,
    jvmArgs = {
      "-Xms2g",
      "-Xmx2g",
      "-XX:+UseSerialGC",
      "-XX:+AlwaysPreTouch",
      "--enable-native-access=ALL-UNNAMED"
    })
@SuppressWarnings("NullAway.Init") // every state is set up before its benchmark is called
public class SelectionBenchmark {

  /** The machine that runs out of memory. */
  @State(Scope.Benchmark)
  public static class Host {
    @Param({"classic", "priority-only", "cgroup-aware"})
    public String policy;

    @Param({"100", "10000", "1000000"})
    public int tasks;

    @Param("IN_ORDER")
    public TaskLayout layout;

    private MachineState machine;

    @Setup(Level.Trial)
    public void populate() {
      machine = TaskPopulation.of(tasks, layout);
    }
  }

  /** The policy as it is installed. */
  @State(Scope.Benchmark)
  public static class Installed {
    private Selection selection;

    @Setup(Level.Trial)
    public void ask(Host host) {
      selection = Selection.of(host.policy, host.machine);
    }
  }

  /** The same rules in C. */
  @State(Scope.Benchmark)
  public static class Baseline {
    private NativeSelection selection;

    @Setup(Level.Trial)
    public void compile(Host host) {
      selection = NativeSelection.of(host.policy, host.machine);
    }

    @TearDown(Level.Trial)
    public void release() {
      selection.close();
    }
  }

  /** Counts candidates, so that a time per candidate is shown. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counter {
    public long candidate;
  }

  @Benchmark
  public Verdict ours(Host host, Installed installed, Counter counter) {
    counter.candidate += host.tasks;
    return installed.selection.select();
  }

  @Benchmark
  public long plainC(Host host, Baseline baseline, Counter counter) {
    counter.candidate += host.tasks;
    return baseline.selection.select();
  }
}
