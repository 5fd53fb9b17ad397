package org.oomlab.bench.simulate;

import java.util.concurrent.TimeUnit;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.bench.InstalledPolicy;
import org.oomlab.core.engine.Simulation;
import org.oomlab.core.engine.record.RunRecord;
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
 * The same pages touched, in the simulator and in a plain C program. The counter {@code touch} is
 * the time per page touched. The simulator looks at runs of like pages, the C program at each page.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
    value = 3,
    jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"})
@SuppressWarnings("NullAway.Init") // every state is set up before its benchmark is called
public class TouchBenchmark {
  private static final int SECONDS = 60;

  /** What is touched. */
  @State(Scope.Benchmark)
  public static class Trace {
    @Param("16")
    public int ramGib;

    private TouchTrace trace;

    @Setup(Level.Trial)
    public void make() {
      trace = new TouchTrace(ramGib, SECONDS);
    }
  }

  /** The simulator. */
  @State(Scope.Benchmark)
  public static class Installed {
    private final VictimPolicy policy = InstalledPolicy.named("classic");
  }

  /** The C program. */
  @State(Scope.Benchmark)
  public static class Baseline {
    private NativeLru lru;

    @Setup(Level.Trial)
    public void compile() {
      lru = new NativeLru();
    }

    @TearDown(Level.Trial)
    public void release() {
      lru.close();
    }
  }

  /** Counts pages touched, so that a time per page is shown. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counter {
    public long touch;
  }

  @Benchmark
  public RunRecord ours(Trace trace, Installed installed, Counter counter) {
    counter.touch += trace.trace.touches();
    return Simulation.run(trace.trace.scenario(), installed.policy, 1);
  }

  @Benchmark
  public long plainC(Trace trace, Baseline baseline, Counter counter) {
    NativeLru.Counts counts = baseline.lru.run(trace.trace);
    counter.touch += counts.touches();
    return counts.evictions();
  }
}
