package org.oomlab.linux.kmsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Logs of our own kernels. What they say was read by another program, line by line from the text,
 * and checked against the cgroups that the trials had set up: {@code expected.txt}, one line a
 * report (line, rows, pids killed, group) or a kill without one (line, pid).
 */
class LabLogTest {
  static List<KmsgEvent> events(String name) throws IOException {
    List<KmsgEvent> events = new ArrayList<>();
    try (InputStream file = LabLogTest.class.getResourceAsStream("/lab/" + name + ".log.gz");
        InputStream log = new GZIPInputStream(file)) {
      OomReportParser.parse(log, events::add);
    }
    return events;
  }

  private static List<String> expected(String name) throws IOException {
    try (InputStream file = LabLogTest.class.getResourceAsStream("/lab/expected.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(name + " "))
          .toList();
    }
  }

  private static String describe(String name, KmsgEvent event) {
    return switch (event) {
      case OomReport report ->
          String.join(
              " ",
              name,
              Long.toString(report.line()),
              Integer.toString(report.table().rows().size()),
              report.killedPids().stream().map(String::valueOf).collect(Collectors.joining(",")),
              report.groupPath().isEmpty() ? "-" : report.groupPath());
      case UnreportedKill kill -> name + " " + kill.line() + " unreported " + kill.kill().pid();
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "linux-6.1-global-allocating-task",
        "linux-6.1-global-noswap",
        "linux-6.1-global-swap",
        "linux-6.1-memcg-noswap",
        "linux-6.1-memcg-swap",
        "linux-6.12-global-allocating-task",
        "linux-6.12-global-noswap",
        "linux-6.12-global-swap",
        "linux-6.12-memcg-noswap",
        "linux-6.12-memcg-swap"
      })
  void log_ofTheLab_readsAsExpected(String name) throws IOException {
    List<KmsgEvent> events = events(name);

    assertThat(events.stream().map(event -> describe(name, event)).toList())
        .containsExactlyInAnyOrderElementsOf(expected(name));
    assertThat(events).extracting(KmsgEvent::line).isSorted();
    for (KmsgEvent event : events) {
      if (event instanceof OomReport report) {
        assertThat(report.defects()).isEmpty();
        assertThat(report.release())
            .startsWith(name.startsWith("linux-6.12") ? "6.12.117" : "6.1.0");
        assertThat(report.isMemcg()).isEqualTo(name.contains("memcg"));
        assertThat(report.reaped()).hasSizeLessThanOrEqualTo(report.kills().size());
      }
    }
  }

  @Test
  void report_global_hasAllOfMemInfo() throws IOException {
    OomReport report = (OomReport) events("linux-6.12-global-swap").getFirst();

    assertThat(report.memInfo().totals().get(MemInfo.RAM)).isPresent();
    assertThat(report.memInfo().totals().get(MemInfo.RESERVED)).isPresent();
    assertThat(report.memInfo().totals().getOr(MemInfo.TOTAL_SWAP_KB, 0)).isPositive();
    assertThat(report.memInfo().nodes()).hasSize(1);
    assertThat(report.memInfo().zones()).extracting(ZoneLine::zone).containsExactly("DMA", "DMA32");
    assertThat(report.memInfo().zones())
        .allSatisfy(
            zone -> {
              assertThat(zone.kilobytes().byName())
                  .containsKeys("free", "min", "low", "high", "present", "managed");
              assertThat(zone.lowmemReservePages()).hasSize(5);
            });
    assertThat(report.memInfo().counterPages().byName())
        .containsKeys("active_anon", "free", "slab_unreclaimable", "pagetables");
    assertThat(report.memInfo().smallestBlockKb()).isEqualTo(4);
  }

  @Test
  void report_memcg_hasLimitsAndStatistics() throws IOException {
    OomReport report = (OomReport) events("linux-6.12-memcg-swap").getFirst();

    assertThat(report.memcg().counters())
        .containsExactly(
            new MemcgCounter("memory", 29696, 29696, 1773),
            new MemcgCounter("swap", 7168, 7168, 0));
    assertThat(report.memcg().stats()).hasSize(1);
    assertThat(report.memcg().stats().getFirst().values().getOr("anon", 0)).isEqualTo(28037120);
    assertThat(report.context().swapDevices())
        .extracting(SwapDevice::sizeKb)
        .containsExactly(98300L);
  }
}
