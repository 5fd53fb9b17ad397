package org.oomlab.bench.simulate;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.bench.InstalledPolicy;
import org.oomlab.core.engine.Simulation;
import org.oomlab.core.scenario.Scenario;

/**
 * What a run costs as the machine, the time and the idle memcgs grow. Prints a Markdown table of
 * processor time of the simulating thread, best of some runs, and of the most memory that the whole
 * process held. Each row has a JVM of its own with a heap of {@value #HEAP}.
 */
public final class CostCurve {
  private static final String HEAP = "512m";
  private static final String ONE = "one";
  private static final int MEBI = 1024;
  private static final String HIGH_WATER = "VmHWM:";

  private CostCurve() {}

  /** Takes {@code --quick} for fewer and shorter rows. */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> words = List.of(args);
    if (!words.isEmpty() && words.getFirst().equals(ONE)) {
      one(words.stream().skip(1).mapToInt(Integer::parseInt).toArray());
      return;
    }
    PrintStream table = System.out;
    table.println(
        "| node | processes | idle memcgs | simulated s | events | CPU s | µs an event"
            + " | simulated s a CPU s | runs | peak MB |");
    table.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (NodeScenario node : nodes(words.contains("--quick"))) {
      table.println(row(node));
    }
  }

  private static List<NodeScenario> nodes(boolean quick) {
    int seconds = quick ? 20 : 60;
    List<NodeScenario> nodes = new ArrayList<>();
    for (int ramGib : new int[] {1, 4, 16, 64, 256, 512}) {
      nodes.add(new NodeScenario(ramGib, 300, seconds));
    }
    for (int times : new int[] {2, 4, 8}) {
      nodes.add(new NodeScenario(16, 300, times * seconds));
    }
    nodes.add(new NodeScenario(16, 300, seconds, 1000));
    nodes.add(new NodeScenario(16, 300, seconds, 10_000));
    nodes.add(new NodeScenario(512, 20_000, quick ? 10 : 20));
    return nodes;
  }

  private static String row(NodeScenario node) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + HEAP,
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            CostCurve.class.getName(),
            ONE,
            Integer.toString(node.ramGib()),
            Integer.toString(node.processes()),
            Integer.toString(node.seconds()),
            Integer.toString(node.idleMemcgs()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String row = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + status);
    }
    return row.strip();
  }

  private static void one(int... sizes) throws IOException {
    NodeScenario node = new NodeScenario(sizes[0], sizes[1], sizes[2], sizes[3]);
    Scenario scenario = node.scenario();
    VictimPolicy policy = InstalledPolicy.named("classic");
    int runs = node.processes() > 1000 ? 2 : 4;
    long best = Long.MAX_VALUE;
    long events = 0;
    int likePages = 0;
    for (int i = 0; i < runs; i++) {
      long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      Simulation simulation = new Simulation(scenario, policy, 1);
      simulation.advance(scenario.durationMillis());
      events = simulation.events();
      likePages = simulation.runs();
      best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin);
    }
    System.out.printf(
        Locale.ROOT,
        "| %d GiB | %,d | %,d | %d | %,d | %.2f | %.1f | %.1f | %,d | %d |%n",
        node.ramGib(),
        node.processes(),
        node.idleMemcgs(),
        node.seconds(),
        events,
        best / 1e9,
        best / 1e3 / events,
        node.seconds() * 1e9 / best,
        likePages,
        highWaterKib() / MEBI);
  }

  private static long highWaterKib() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith(HIGH_WATER)) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    throw new IOException("/proc/self/status has no " + HIGH_WATER);
  }
}
