package org.oomlab.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Watches the high-water mark of a process tree's resident memory ({@code VmHWM}, proc(5)). */
final class PeakMemory {
  private static final int PERIOD_MILLIS = 20;
  private static final String HIGH_WATER = "VmHWM:";

  private final ProcessHandle root;
  private final Thread watcher = new Thread(this::watch, "peak-memory");
  private volatile boolean running;
  private volatile long peakKib;

  PeakMemory(ProcessHandle root) {
    this.root = root;
  }

  void start() {
    running = true;
    watcher.setDaemon(true);
    watcher.start();
  }

  /** Returns the most that one process held, 0 when not started. */
  long stop() throws InterruptedException {
    if (running) {
      running = false;
      watcher.join();
    }
    return peakKib;
  }

  private void watch() {
    while (running) {
      Stream.concat(Stream.of(root), root.descendants())
          .mapToLong(PeakMemory::highWaterKib)
          .max()
          .ifPresent(kib -> peakKib = Math.max(peakKib, kib));
      try {
        Thread.sleep(PERIOD_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static long highWaterKib(ProcessHandle process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith(HIGH_WATER))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException endedMeanwhile) {
      return 0;
    }
  }
}
