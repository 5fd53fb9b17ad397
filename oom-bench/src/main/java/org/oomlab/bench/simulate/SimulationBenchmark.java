package org.oomlab.bench.simulate;

import java.util.concurrent.TimeUnit;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.bench.InstalledPolicy;
import org.oomlab.core.engine.Simulation;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.scenario.Scenario;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * A container host under pressure, simulated from its start. The counter {@code simulatedSecond} is
 * how many seconds of the node's time pass in one of ours.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(
    value = 2,
    jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
@SuppressWarnings("NullAway.Init") // every state is set up before its benchmark is called
public class SimulationBenchmark {

  /** Which node. */
  public enum Size {
    /** 16 GiB and 300 processes. */
    GIB_16(16, 300),
    /** 512 GiB and 20,000 processes. */
    GIB_512(512, 20_000);

    private final int ramGib;
    private final int processes;

    Size(int ramGib, int processes) {
      this.ramGib = ramGib;
      this.processes = processes;
    }
  }

  /** What is simulated. */
  @State(Scope.Benchmark)
  public static class Node {
    @Param({"GIB_16", "GIB_512"})
    public Size node;

    @Param("20")
    public int seconds;

    private Scenario scenario;
    private VictimPolicy policy;

    @Setup(Level.Trial)
    public void make() {
      scenario = new NodeScenario(node.ramGib, node.processes, seconds).scenario();
      policy = InstalledPolicy.named("classic");
    }
  }

  /** Counts simulated seconds, so that those of a second are shown. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counter {
    public long simulatedSecond;
  }

  @Benchmark
  public RunRecord simulate(Node node, Counter counter) {
    counter.simulatedSecond += node.seconds;
    return Simulation.run(node.scenario, node.policy, 1);
  }
}
