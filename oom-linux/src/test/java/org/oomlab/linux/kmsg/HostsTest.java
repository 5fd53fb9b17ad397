package org.oomlab.linux.kmsg;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.oomlab.linux.text.KernelLine;

/** Logs of several machines in one file, and logs in which time goes back. */
class HostsTest {
  private static final String SYSLOG = "Nov 23 10:00:0# @ kernel: ";
  private static final String ISO = "2026-11-23T10:00:0#+00:00 @ kernel: ";
  private static final String TALOS = "@: kern: info: [2026-11-23T10:00:0#Z]: ";

  @Test
  void parse_twoHostsOneAfterTheOther_eachKnowsItsOwnKillsOnly() throws IOException {
    for (String prefix : List.of(SYSLOG, ISO, TALOS)) {
      String log = of(prefix, "hostA", report(7, 30)) + of(prefix, "hostB", report(7, 30));

      assertThat(reports(log))
          .hasSize(2)
          .allSatisfy(report -> assertThat(report.context().earlierVictims()).isEmpty());
    }
  }

  @Test
  void parse_oneHostTwice_knowsTheEarlierKill() throws IOException {
    String log = of(SYSLOG, "hostA", report(7, 30)) + of(SYSLOG, "hostA", report(7, 40));

    assertThat(reports(log).getLast().context().earlierVictims())
        .extracting(EarlierVictim::pid)
        .containsExactly(7);
  }

  @Test
  void parse_twoHostsLineByLine_areToldApart() throws IOException {
    for (String prefix : List.of(SYSLOG, ISO, TALOS)) {
      String[] first = of(prefix, "hostA", report(7, 30)).lines().toArray(String[]::new);
      String[] second = of(prefix, "hostB", report(8, 30)).lines().toArray(String[]::new);

      List<OomReport> reports = reports(interleaved(first, second));

      assertThat(reports)
          .extracting(report -> report.victim().orElseThrow().pid())
          .containsExactly(7, 8);
      assertThat(reports).allSatisfy(report -> assertThat(report.defects()).isEmpty());
    }
  }

  @Test
  void parse_twoHostsInOneJournal_areToldApart() throws IOException {
    String[] first = journal("hostA", "b1", report(7, 30));
    String[] second = journal("hostB", "b2", report(8, 30));

    List<OomReport> reports = reports(interleaved(first, second));

    assertThat(reports)
        .extracting(report -> report.victim().orElseThrow().pid())
        .containsExactly(7, 8);
    assertThat(reports).allSatisfy(report -> assertThat(report.defects()).isEmpty());
  }

  @Test
  void parse_otherBootOfOneHost_forgetsItsKillsOnly() throws IOException {
    String log =
        String.join("\n", journal("hostA", "b1", report(7, 30)))
            + "\n"
            + String.join("\n", journal("hostB", "b2", report(7, 30)))
            + "\n"
            + String.join("\n", journal("hostA", "b3", report(7, 40)))
            + "\n"
            + String.join("\n", journal("hostB", "b2", report(7, 40)));

    assertThat(reports(log))
        .extracting(report -> report.context().earlierVictims().size())
        .containsExactly(0, 0, 0, 1);
  }

  @Test
  void parse_banner_isOfItsHostOnly() throws IOException {
    String log =
        of(SYSLOG, "hostA", "Linux version 6.1.0-a (x)\nAdding 100k swap on /dev/a.  Priority:-2\n")
            + of(SYSLOG, "hostB", report(7, 30))
            + of(SYSLOG, "hostA", report(7, 30));

    assertThat(reports(log))
        .extracting(report -> report.context().bannerRelease())
        .containsExactly("", "6.1.0-a");
    assertThat(reports(log))
        .extracting(report -> report.context().swapDevices().size())
        .containsExactly(0, 1);
  }

  @Test
  void parse_sameMomentAndWordsOfTwoHosts_isNoRepetition() throws IOException {
    String kill = "Out of memory: Killed process 7 (p) total-vm:4kB, anon-rss:4kB\n";
    String log = of(SYSLOG, "hostA", kill) + of(SYSLOG, "hostB", kill);

    assertThat(events(log)).hasSize(2);
  }

  @Test
  void parse_wordBeforeTheTagWithoutTime_isNoHost() throws IOException {
    String[] lines = report(7, 30).lines().toArray(String[]::new);
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      log.append("mark").append(i).append(" kernel: ").append(lines[i]).append('\n');
    }

    assertThat(reports(log.toString())).hasSize(1);
    assertThat(reports(log.toString()).getFirst().defects()).isEmpty();
  }

  @Test
  void parse_moreHostsThanAreRemembered_forgetsTheOneSilentLongest() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i <= Hosts.MOST; i++) {
      log.append(of(SYSLOG, "host" + i, report(7, 30)));
    }
    log.append(of(SYSLOG, "host" + Hosts.MOST, report(7, 40)));
    log.append(of(SYSLOG, "host0", report(7, 40)));

    List<OomReport> reports = reports(log.toString());

    assertThat(reports).hasSize(Hosts.MOST + 3);
    assertThat(reports.get(Hosts.MOST + 1).context().earlierVictims()).hasSize(1);
    assertThat(reports.getLast().context().earlierVictims()).isEmpty();
  }

  @Test
  void killed_moreThanIsRememberedOfAllTogether_forgetsTheHostSilentLongest() {
    Hosts hosts = new Hosts();
    IntStream.rangeClosed(1, LogTracker.MOST_VICTIMS).forEach(pid -> kill(hosts, "a", pid));
    assertThat(hosts.of("a").tracker.victims()).isEqualTo(LogTracker.MOST_VICTIMS);

    kill(hosts, "b", 1);

    assertThat(hosts.of("b").tracker.victims()).isEqualTo(1);
    assertThat(hosts.of("a").tracker.victims()).isZero();
  }

  @Test
  void parse_sameLogPastedTwice_hasNoEarlierKills() throws IOException {
    String log = report(7, 30) + report(8, 40);

    assertThat(reports(log + log))
        .extracting(report -> report.context().earlierVictims().size())
        .containsExactly(0, 1, 0, 1);
  }

  @Test
  void parse_killAgainAfterTimeWentBack_countsFromThere() throws IOException {
    String log = report(7, 500) + report(7, 50) + report(8, 100);

    assertThat(reports(log).getLast().context().earlierVictims())
        .extracting(EarlierVictim::killLine)
        .containsExactly(10L);
  }

  private static void kill(Hosts hosts, String host, int pid) {
    KernelLine line = new KernelLine(pid, "", host, "", true, "", 0);
    hosts.killed(line, new KillLine(pid, "", "", pid, "p", Quantities.NONE), Uptime.UNKNOWN);
  }

  private static String report(int victim, int second) {
    String stamp = "[   " + second + ".00000";
    return stamp
        + "1] p invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0\n"
        + stamp
        + "2] [  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name\n"
        + stamp
        + "3] [      7]     0     7     1000      500    40960        0             0 p\n"
        + stamp
        + "4] [      8]     0     8     1000      500    40960        0             0 p\n"
        + stamp
        + "5] Out of memory: Killed process "
        + victim
        + " (p) total-vm:4000kB, anon-rss:2000kB, file-rss:0kB, shmem-rss:0kB, UID:0"
        + " pgtables:40kB oom_score_adj:0\n";
  }

  private static String of(String prefix, String host, String text) {
    StringBuilder log = new StringBuilder();
    int second = 0;
    for (String line : text.lines().toList()) {
      log.append(prefix.replace("@", host).replace("#", String.valueOf(second++)));
      log.append(line).append('\n');
    }
    return log.toString();
  }

  private static String[] journal(String host, String boot, String text) {
    return text.lines()
        .map(line -> line.substring(line.indexOf(']') + 2))
        .map(
            line ->
                ("{\"_TRANSPORT\":\"kernel\",\"_HOSTNAME\":\"%s\",\"_BOOT_ID\":\"%s\","
                        + "\"MESSAGE\":\"%s\"}")
                    .formatted(host, boot, line))
        .toArray(String[]::new);
  }

  private static String interleaved(String[] first, String[] second) {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < first.length; i++) {
      log.append(first[i]).append('\n').append(second[i]).append('\n');
    }
    return log.toString();
  }

  private static List<OomReport> reports(String log) throws IOException {
    return events(log).stream()
        .filter(OomReport.class::isInstance)
        .map(OomReport.class::cast)
        .toList();
  }

  private static List<KmsgEvent> events(String log) throws IOException {
    List<KmsgEvent> events = new ArrayList<>();
    OomReportParser.parse(new ByteArrayInputStream(log.getBytes(UTF_8)), events::add);
    return events;
  }
}
