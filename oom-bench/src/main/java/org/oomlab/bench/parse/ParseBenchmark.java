package org.oomlab.bench.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.oomlab.linux.input.KernelLogReader;
import org.oomlab.linux.kmsg.OomReport;
import org.oomlab.linux.kmsg.OomReportParser;
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
 * Reading one large log from the page cache. The counter {@code megabytes} is the throughput in MB
 * (10^6 bytes) per second. To compare one core with one core, keep the whole run on one:
 *
 * <pre>taskset -c 0 java -jar oom-bench/target/benchmarks.jar ParseBenchmark</pre>
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 6)
@Measurement(iterations = 5, time = 3)
@Fork(
    value = 2,
    jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC"})
@SuppressWarnings("NullAway.Init") // the state is set up before a benchmark is called
public class ParseBenchmark {
  private static final long BYTES_PER_MEGABYTE = 1_000_000;

  /** The log, deleted afterwards. */
  @State(Scope.Benchmark)
  public static class Log {
    /** Size in MB. */
    @Param("1000")
    public int megabytes;

    /** Reports in it. */
    @Param("100")
    public int reports;

    private Path file;

    @Setup(Level.Trial)
    public void write() throws IOException {
      file = Files.createTempFile("oom-bench-", ".log");
      try (OutputStream out = Files.newOutputStream(file)) {
        LargeLog.write(out, megabytes * BYTES_PER_MEGABYTE, reports);
      }
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
      Files.delete(file);
    }

    /** A benchmark that misses reports measures nothing. */
    private long checked(long found) {
      if (found != reports) {
        throw new IllegalStateException("found " + found + " reports of " + reports);
      }
      return found;
    }
  }

  /** Counts megabytes, so that a throughput is shown. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counter {
    public long megabytes;
  }

  private static final class ReportCount {
    private long reports;
  }

  @Benchmark
  public long ours(Log log, Counter counter) throws IOException {
    counter.megabytes += log.megabytes;
    ReportCount count = new ReportCount();
    try (InputStream in = KernelLogReader.open(log.file)) {
      OomReportParser.parse(in, event -> count.reports += event instanceof OomReport ? 1 : 0);
    }
    return log.checked(count.reports);
  }

  @Benchmark
  public long grep(Log log, Counter counter) throws IOException, InterruptedException {
    counter.megabytes += log.megabytes;
    return log.checked(Grep.count(log.file, "C.UTF-8"));
  }

  @Benchmark
  public long grepBytes(Log log, Counter counter) throws IOException, InterruptedException {
    counter.megabytes += log.megabytes;
    return log.checked(Grep.count(log.file, "C"));
  }
}
